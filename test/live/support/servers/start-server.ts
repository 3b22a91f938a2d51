import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from './free-ports.js'
import { type Launched, launch } from './launch.js'
import { type Command, installedFolder, type ServerKind } from './server-kind.js'

/** A server of this run, on loopback. */
export interface RunningServer {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string
  stop(): Promise<void>
}

/** Starts a server that is installed, with no data. */
export async function startServer(kind: ServerKind): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), `nexttoken-${kind.name}-`))
  const folders = { installed: installedFolder(kind), data }
  const running = await startProcess(kind.name, (port) => kind.start(port, folders))
  const stop = async () => {
    await running.stop()
    rmSync(data, { recursive: true, force: true })
  }
  return { endpoint: running.endpoint, stop }
}

/**
 * Starts a program that listens on a port that it is told. Between the choice of a free port and its use another
 * process may take it: the program then ends, and another port is tried.
 */
export async function startProcess(
  name: string,
  commandFor: (port: number) => Command,
): Promise<RunningServer> {
  const problems: string[] = []
  while (problems.length < 3) {
    const [port = 0] = await freePorts(1)
    const endpoint = `http://127.0.0.1:${port}`
    const child = launch(commandFor(port))
    const problem = await untilItAnswers(endpoint, child)
    if (problem === undefined) return { endpoint, stop: child.stop }
    await child.stop()
    problems.push(`on port ${port}: ${problem}`)
  }
  throw new Error(`${name} did not start\n${problems.join('\n')}`)
}

/** Any answer of HTTP will do, an error too; gives the problem where none comes. */
async function untilItAnswers(endpoint: string, { ended }: Launched): Promise<string | undefined> {
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    const answer = await fetch(endpoint).catch(() => undefined)
    await answer?.arrayBuffer()
    const problem = ended()
    if (problem !== undefined) return problem
    if (answer) return undefined
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return 'no answer within 60 s'
}
