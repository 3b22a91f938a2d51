/**
 * protocols: the server's side of every protocol: reads requests, writes responses.
 */
export { restJson } from './rest-json.js'
export type { Reply, ServerProtocol } from './server-protocol.js'
export { serverProtocols } from './server-protocols.js'
