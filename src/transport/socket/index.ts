/**
 * socket: the connections of requests whose response is read whole, over `node:net` and `node:tls`.
 *
 * In: a request as text and bytes, and what reads its response. Out: what the reader made of the response, at the moment
 * when its last byte has arrived.
 *
 * `node:http` costs a page more than all of our own code, because of how much code each of its requests runs through:
 * `bench/` measures it. So the way of a page is short: one promise, one write, one buffer for all reads, one timer for
 * all connections. `socket-pool` finds the host, `host-pool` a connection or a place in the queue, and `connection` sends
 * the request, has `http1` read the response, and says what a broken connection means. Requests with a proxy, a stream,
 * a user's own agent or an unusual option go by `node:http`: `network/` decides.
 */
export type { PlainRequest } from './plain-request.js'
export { type SocketOptions, supportsOptions } from './socket-options.js'
export { SocketPool } from './socket-pool.js'
