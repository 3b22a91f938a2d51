/**
 * body: request bodies while they are sent, response bodies while they are read.
 *
 * In: a body in any form that a caller or a handler may give: bytes, text, Node streams, web streams, blobs. Out: bytes
 * or a Node stream; and an error for a body that ends early, falls silent or fails its check.
 */
export { asBytes, asStream } from './as-bytes.js'
export { collectBody } from './collect-body.js'
export { lengthOfStream, readStream } from './open-stream.js'
export { RequestBody } from './request-body.js'
export { type RunningHash, sendStream } from './send-stream.js'
export { type StreamedBody, streamBody } from './streamed-body.js'
