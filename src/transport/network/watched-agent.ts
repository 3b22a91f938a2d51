import type { Agent, ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import { watchQueue } from './pool-queue.js'

/** What Node's `http` calls of an agent to send a request; undocumented, but what every agent implements. */
interface Sends extends Agent {
  addRequest(
    request: ClientRequest,
    options: { readonly host?: string; readonly port?: number | string },
  ): void
}

/** Connections that carried a request before. */
const used = new WeakSet<Socket>()
/** Errors of connections that were closed while they were idle. */
const stale = new WeakSet<object>()

const resets = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED'])

/**
 * The same agent, with an eye on its connections. It knows which requests failed because their connection was closed
 * while it waited in the pool (`isStale`), and then closes what else is idle for that host: those connections were
 * most likely closed together, and the next requests would find out one by one
 * (https://github.com/urllib3/urllib3/issues/3184, https://github.com/aws/aws-sdk-js-v3/issues/3905). And a request that
 * waits for a connection learns what holds them all.
 *
 * The agent itself stays as it is: it may be the user's, and serve others.
 */
export function watchedAgent<Kind extends Agent>(agent: Kind, acquisitionTimeout: number): Kind {
  if (!sends(agent)) return agent
  const addRequest: Sends['addRequest'] = (request, options) => {
    watchConnection(request, () => closeIdle(agent, options))
    agent.addRequest(request, options)
    watchQueue(agent, request, acquisitionTimeout)
  }
  return new Proxy(agent, {
    get(target, key) {
      if (key === 'addRequest') return addRequest
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Whether a request failed because its connection, which had been idle, was closed before any byte of an answer. */
export function isStale(error: unknown): boolean {
  return typeof error === 'object' && error !== null && stale.has(error)
}

function watchConnection(request: ClientRequest, onStale: () => void): void {
  request.once('socket', (socket) => {
    const wasUsed = used.has(socket)
    const readBefore = socket.bytesRead
    used.add(socket)
    if (!wasUsed) return
    request.once('error', (error) => {
      if (!('code' in error) || !resets.has(String(error.code)) || socket.bytesRead !== readBefore) return
      stale.add(error)
      onStale()
    })
  })
}

/** Closes the idle connections to one host. Their names in the pool begin with host and port (`agent.getName`). */
function closeIdle({ freeSockets }: Agent, { host, port }: Parameters<Sends['addRequest']>[1]): void {
  for (const [name, sockets] of Object.entries(freeSockets)) {
    if (!name.startsWith(`${host}:${port}:`)) continue
    for (const socket of sockets ?? []) socket.destroy()
  }
}

function sends(agent: Agent): agent is Sends & typeof agent {
  return (
    'addRequest' in agent && typeof agent.addRequest === 'function' && typeof agent.freeSockets === 'object'
  )
}
