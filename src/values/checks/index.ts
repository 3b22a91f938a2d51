/**
 * checks: what a value is, whichever realm made it.
 */
export { isArrayBuffer } from './is-array-buffer.js'
export { isBlob } from './is-blob.js'
export { isBytes } from './is-bytes.js'
export { isDate } from './is-date.js'
export { isError } from './is-error.js'
export { isObject } from './is-object.js'
export { isPlainObject } from './is-plain-object.js'
export { isWebStream } from './is-web-stream.js'
