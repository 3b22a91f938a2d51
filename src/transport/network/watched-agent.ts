import type { Agent, ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import { isReset, markStale } from '../contract/index.js'
import { watchQueue } from './pool-queue.js'

/** The method of an agent that Node's `http` calls to send a request. It is undocumented, but every agent has it. */
interface Sends extends Agent {
  addRequest(
    request: ClientRequest,
    options: { readonly host?: string; readonly port?: number | string },
  ): void
}

/** Connections that have carried a request. */
const used = new WeakSet<Socket>()

/**
 * The same agent, which also watches its connections. It notes requests that failed because the server had closed their
 * idle connection (`isStale`). Then it closes the other idle connections to that host, because the server has most
 * likely closed them too and the next requests would fail one by one
 * (https://github.com/urllib3/urllib3/issues/3184, https://github.com/aws/aws-sdk-js-v3/issues/3905). A request that
 * waits for a connection is watched by `watchQueue`.
 *
 * The agent itself is not changed, because it may be the user's and serve other clients.
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

function watchConnection(request: ClientRequest, onStale: () => void): void {
  request.once('socket', (socket) => {
    const wasUsed = used.has(socket)
    const readBefore = socket.bytesRead
    used.add(socket)
    if (!wasUsed) return
    request.once('error', (error) => {
      if (!isReset(error) || socket.bytesRead !== readBefore) return
      markStale(error)
      onStale()
    })
  })
}

/** Closes the idle connections to one host. The pool names them by host and port first (`agent.getName`). */
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
