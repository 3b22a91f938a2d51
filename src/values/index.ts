/**
 * values: the small things that several stages need and that belong to none of them. Nothing here knows AWS, a service
 * or a protocol.
 *
 * `instanceof` fails for a value that was made in another realm: under Jest, whose tests run in a `node:vm` context,
 * the errors of Node's own modules are no instances of the test's `Error`. So nexttoken never uses it on a value
 * that it did not make: not on an error, a date, bytes, a blob, a stream or a plain object. `npm run check` enforces
 * this.
 */
export { decodeHeaderText, encodeHeaderText, isHeaderName, isHeaderText } from './header-text.js'
export { isArrayBuffer } from './is-array-buffer.js'
export { isBlob } from './is-blob.js'
export { isBytes } from './is-bytes.js'
export { isDate } from './is-date.js'
export { isError } from './is-error.js'
export { isPlainObject } from './is-plain-object.js'
export { isWebStream } from './is-web-stream.js'
export { Kept } from './kept.js'
export { messageOf } from './message-of.js'
export { type SharedSignal, shareSignal } from './share-signal.js'
export { isWellFormed, wellFormed } from './well-formed.js'
