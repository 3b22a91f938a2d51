/**
 * body: request bodies that are sent, response bodies that are read, and watched while they stream.
 */
export { asBytes } from './as-bytes.js'
export { BrokenBodyError } from './broken-body-error.js'
export { collectBody } from './collect-body.js'
export { lengthOfStream, readStream } from './open-stream.js'
export { RequestBody } from './request-body.js'
export { type RunningHash, sendStream } from './send-stream.js'
export { type StreamedBody, streamBody } from './streamed-body.js'
