import { type ChildProcess, spawn } from 'node:child_process'
import type { Command } from './server-kind.js'

/** A program that runs until it is stopped, or until this process ends. */
export interface Launched {
  /** Why the process ended; undefined while it runs. */
  ended(): string | undefined
  signal(name: NodeJS.Signals): void
  stop(): Promise<void>
}

export function launch({ program, args, env }: Command): Launched {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } })
  let stderr = ''
  let end: string | undefined
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk).slice(-2000)
  })
  const over = new Promise<void>((resolve) => {
    const note = (text: string) => {
      end ??= `${text}\n${stderr}`.trim()
      resolve()
    }
    child.once('error', (error) => note(error.message))
    child.once('close', (code, signal) => note(`${program} ended with ${signal ?? `code ${code}`}`))
  })
  // Not SIGKILL: a server with processes of its own takes them along.
  const endWithUs = () => child.kill()
  process.once('exit', endWithUs)
  const stop = async () => {
    process.removeListener('exit', endWithUs)
    await ask(child, over)
  }
  return { ended: () => end, signal: (name) => void child.kill(name), stop }
}

/** Asks the process to end, and after five seconds ends it. */
async function ask(child: ChildProcess, over: Promise<void>): Promise<void> {
  child.kill()
  const insist = setTimeout(() => child.kill('SIGKILL'), 5000)
  await over
  clearTimeout(insist)
}
