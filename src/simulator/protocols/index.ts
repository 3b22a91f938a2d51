/**
 * protocols: the server's side of every protocol: reads requests, writes responses.
 */
export { encodeOutput } from './encode-output.js'
export { restJson } from './rest-json.js'
export type { Reply, ServerProtocol } from './server-protocol.js'
export { serverProtocols } from './server-protocols.js'
