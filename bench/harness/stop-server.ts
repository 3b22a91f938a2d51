import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Ends a server of a question, and waits until it has left. */
export async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const left = once(server, 'exit')
  server.kill()
  await left
}
