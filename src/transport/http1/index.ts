/**
 * http1: HTTP/1.1 as bytes, without sockets or timers.
 *
 * In: the bytes of one connection, as they arrive. Out: one whole response after another, and whether the connection can
 * be used again; and the text of a request's head.
 *
 * It is our own because it halves the CPU of a page: `node:http` makes a stream, several events and a new buffer per
 * read for every response, and undici costs nearly as much. It is strict: a response is read exactly as Node's own
 * parser reads it, or refused with a `MalformedResponse`. docs/architecture.md lists where it is stricter than Node, and
 * `npm run fuzz:http` compares the two.
 */
export { IncompleteResponse } from './incomplete-response.js'
export { MalformedResponse } from './malformed-response.js'
export { requestHead } from './request-head.js'
export { ResponseReader } from './response-reader.js'
export type { WholeResponse } from './whole-response.js'
