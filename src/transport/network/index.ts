/**
 * network: sockets: connection pools, proxies, TLS.
 */
export { LazyHandler, type NetworkSettings } from './lazy-handler.js'
export { networkHandler } from './network-handler.js'
export { holdConnection, PoolExhaustedError } from './pool-queue.js'
export { isStale } from './watched-agent.js'
