import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../servers/free-ports.js'
import { type Launched, launch } from '../servers/launch.js'
import { installedFolder } from '../servers/server-kind.js'
import { type Certificates, makeCertificates } from './certificates.js'
import type { Behaviour, HttpServerKind, HttpServerSetup, Listener } from './http-server-kind.js'

/** An HTTP server of this run, on loopback. */
export interface RunningHttpServer {
  readonly certificates: Certificates
  portOf(behaviour: Behaviour, isSecure: boolean): number
  /** Starts it anew on the same ports, without losing a request where the server can do that. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts a server that is installed, with a listener for each behaviour, plain and over TLS. */
export async function startHttpServer(kind: HttpServerKind, backendPort: number): Promise<RunningHttpServer> {
  const folder = mkdtempSync(join(tmpdir(), 'nexttoken-http-'))
  const certificates = await makeCertificates(folder)
  const common = { backendPort, installed: installedFolder(kind), folder, certificate: certificates.server }
  const remove = () => rmSync(folder, { recursive: true, force: true })
  let { process, listeners } = await startOnFreePorts(kind, common).catch((error) => {
    remove()
    throw error
  })
  return {
    certificates,
    portOf(behaviour, isSecure) {
      const found = listeners.find((one) => one.behaviour === behaviour && one.isSecure === isSecure)
      if (!found) throw new Error(`${kind.name} has no listener that is ${behaviour}`)
      return found.port
    },
    async restart() {
      if (kind.reloadSignal) {
        process.signal(kind.reloadSignal)
        return
      }
      await process.stop()
      process = launch(kind.start({ ...common, listeners }))
      const problem = await untilItListens(listeners, process)
      if (problem !== undefined) throw new Error(`${kind.name} did not start again: ${problem}`)
    },
    async stop() {
      await process.stop()
      remove()
    },
  }
}

/** Another process may take a port between its choice and its use: the server then ends, and others are tried. */
async function startOnFreePorts(kind: HttpServerKind, common: Omit<HttpServerSetup, 'listeners'>) {
  const problems: string[] = []
  while (problems.length < 3) {
    const ports = await freePorts(kind.behaviours.length * 2)
    const listeners = kind.behaviours.flatMap((behaviour, index): Listener[] => [
      { behaviour, isSecure: false, port: ports[index * 2] ?? 0 },
      { behaviour, isSecure: true, port: ports[index * 2 + 1] ?? 0 },
    ])
    const process = launch(kind.start({ ...common, listeners }))
    const problem = await untilItListens(listeners, process)
    if (problem === undefined) return { process, listeners }
    await process.stop()
    problems.push(problem)
  }
  throw new Error(`${kind.name} did not start\n${problems.join('\n')}`)
}

/** Gives the problem where it does not. */
async function untilItListens(
  listeners: readonly Listener[],
  { ended }: Launched,
): Promise<string | undefined> {
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    const answers = await Promise.all(listeners.map(({ port }) => accepts(port)))
    const problem = ended()
    if (problem !== undefined) return problem
    if (answers.every(Boolean)) return undefined
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return 'it did not listen on every port within 60 s'
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
