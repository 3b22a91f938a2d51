/**
 * network: sockets, connection pools, proxies and TLS.
 *
 * In: a client's configuration and a request. Out: what sends it: our own sockets (`socket-choice` says when), or a
 * request handler. Smithy's handler does the sending by `node:http`; here is which proxy a host takes, and what happens
 * to its connections that were closed while idle or are all held by unread bodies.
 */
export { LazyHandler, type NetworkSettings } from './lazy-handler.js'
export { networkHandler } from './network-handler.js'
export { holdConnection, PoolExhaustedError } from './pool-queue.js'
