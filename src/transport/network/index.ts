/**
 * network: sockets, connection pools, proxies and TLS.
 *
 * In: a client's configuration and the host of a request. Out: the request handler that sends it. Smithy's handler does
 * the sending; here is which proxy a host takes, and what happens to connections that were closed while idle or are all
 * held by unread bodies.
 */
export { LazyHandler, type NetworkSettings } from './lazy-handler.js'
export { networkHandler } from './network-handler.js'
export { holdConnection, PoolExhaustedError } from './pool-queue.js'
export { isStale } from './watched-agent.js'
