import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
    const port = await freePort()
    const endpoint = `http://127.0.0.1:${port}`
    const child = launch(commandFor(port))
    const problem = await untilItAnswers(endpoint, child)
    if (problem === undefined) return { endpoint, stop: child.stop }
    await child.stop()
    problems.push(`on port ${port}: ${problem}`)
  }
  throw new Error(`${name} did not start\n${problems.join('\n')}`)
}

interface Launched {
  /** Why the process ended; undefined while it runs. */
  ended(): string | undefined
  stop(): Promise<void>
}

function launch({ program, args, env }: Command): Launched {
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
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const stop = async () => {
    process.removeListener('exit', killWithUs)
    await ask(child, over)
  }
  return { ended: () => end, stop }
}

/** Asks the process to end, and after five seconds ends it. */
async function ask(child: ChildProcess, over: Promise<void>): Promise<void> {
  child.kill()
  const insist = setTimeout(() => child.kill('SIGKILL'), 5000)
  await over
  clearTimeout(insist)
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

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (typeof address === 'object' && address) return address.port
  throw new Error('no free port on loopback')
}
