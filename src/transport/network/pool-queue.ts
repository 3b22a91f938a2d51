import type { Agent, ClientRequest } from 'node:http'
import type { Socket } from 'node:net'

/** Unread response bodies hold all connections to a host, so that no request can be sent. */
export class PoolExhaustedError extends Error {
  override readonly name = 'PoolExhaustedError'
}

/** How many bytes of a body have been read; undefined while no bytes wait to be read. */
type Reading = () => number | undefined

const readings = new WeakMap<object, Reading>()

/** Notes that a body holds its connection. Call the returned function when the last byte has arrived. */
export function holdConnection(body: object, reading: Reading): () => void {
  const socket: unknown = Reflect.get(body, 'socket')
  if (typeof socket !== 'object' || socket === null) return () => {}
  readings.set(socket, reading)
  return () => {
    // The connection may carry another body by now.
    if (readings.get(socket) === reading) readings.delete(socket)
  }
}

/**
 * Fails a request that would wait forever for a connection: every connection is held by a body that has bytes to read,
 * and nothing was read from any of them for half of `timeout` ms. While one of the bodies is being read, however slowly,
 * or waits for the service, the request keeps waiting. https://github.com/aws/aws-sdk-js-v3/issues/6691
 */
export function watchQueue(agent: Agent, request: ClientRequest, timeout: number): void {
  const name = queueOf(agent, request)
  if (name === undefined) return
  let before: readonly unknown[] = []
  const look = () => {
    const sockets = holdersOf(agent, name)
    const now = sockets.map((socket) => readings.get(socket)?.())
    const isHeld =
      now.length > 0 && now.every((bytes, index) => bytes !== undefined && bytes === before[index])
    before = now
    if (!isHeld) return
    stop()
    request.destroy()
    // Node emits nothing for a request that is destroyed before it has a connection.
    request.emit('error', exhausted(sockets.length))
  }
  const timer = setInterval(look, Math.max(1, timeout / 2))
  const stop = () => clearInterval(timer)
  request.once('socket', stop)
  request.once('close', stop)
}

/** The name under which the pool queues a request; undefined if the request does not wait. */
function queueOf({ requests }: Agent, request: ClientRequest): string | undefined {
  for (const name in requests) if (requests[name]?.includes(request)) return name
  return undefined
}

/** With `maxTotalSockets` a request also waits for connections to other hosts. */
function holdersOf({ sockets, maxSockets }: Agent, name: string): readonly Socket[] {
  const own = sockets[name] ?? []
  return own.length >= maxSockets ? own : Object.values(sockets).flatMap((some) => some ?? [])
}

function exhausted(count: number): PoolExhaustedError {
  return new PoolExhaustedError(
    `no request was sent: unread response bodies hold all ${count} connections; read each Body to its end or call its ` +
      'destroy(), or raise maxSockets in the options of requestHandler',
  )
}
