/**
 * checks: what kind of value something is.
 *
 * In: any value, of any realm. Out: whether it is of the kind, as a type guard.
 */
export { isArrayBuffer } from './is-array-buffer.js'
export { isBlob } from './is-blob.js'
export { isBytes } from './is-bytes.js'
export { isDate } from './is-date.js'
export { isError } from './is-error.js'
export { isMap } from './is-map.js'
export { isObject } from './is-object.js'
export { isObjectOrList } from './is-object-or-list.js'
export { isPlainObject } from './is-plain-object.js'
export { isSet } from './is-set.js'
export { isWebStream } from './is-web-stream.js'
