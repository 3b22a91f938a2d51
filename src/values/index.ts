/**
 * values: the small things that several stages need and that belong to none of them. Nothing here knows AWS, a service
 * or a protocol.
 *
 * `instanceof` fails for a value that was made in another realm: under Jest, whose tests run in a `node:vm` context,
 * the errors of Node's own modules are no instances of the test's `Error`. So nexttoken never uses it on a value
 * that it did not make: not on an error, a date, bytes, a blob, a stream or a plain object. `npm run check` enforces
 * this.
 */
export {
  isArrayBuffer,
  isBlob,
  isBytes,
  isDate,
  isError,
  isObject,
  isPlainObject,
  isWebStream,
} from './checks/index.js'
export { compareUtf8 } from './compare-utf8.js'
export { copyInput } from './copy-value.js'
export { documentOrder, isInterleaved, noteRun, slicePart } from './document-order.js'
export { getOwn } from './get-own.js'
export { decodeHeaderText, encodeHeaderText, isHeaderName, isHeaderText } from './header-text.js'
export { Kept } from './kept.js'
export { memoize } from './memoize.js'
export { messageOf } from './message-of.js'
export { readPythonJson, writePythonJson } from './python-json.js'
export { isSameValue } from './same-value.js'
export { setOwn } from './set-own.js'
export { type SharedSignal, shareSignal } from './share-signal.js'
export { isWellFormed, wellFormed } from './well-formed.js'
