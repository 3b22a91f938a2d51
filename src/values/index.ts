/**
 * values: small things that several stages need.
 *
 * In: any value. Out: what it is, a copy, a comparison, or a cached result. Nothing here knows AWS, a service or a
 * protocol.
 *
 * `instanceof` is false for a value of another realm: Jest runs tests in a `node:vm` context, where the errors of
 * Node's own modules are not instances of the test's `Error`. So nexttoken uses these checks for errors, dates,
 * bytes, blobs, streams and plain objects, and `npm run check` refuses `instanceof` for them.
 */
export {
  isArrayBuffer,
  isBlob,
  isBytes,
  isDate,
  isError,
  isMap,
  isObject,
  isObjectOrList,
  isPlainObject,
  isSet,
  isWebStream,
} from './checks/index.js'
export { compareUtf8 } from './compare-utf8.js'
export { copyInput } from './copy-value.js'
export { documentOrder, recordRun, slicePart } from './document-order.js'
export { type ExactJsonOptions, parseExactJson } from './exact-json.js'
export { getMember } from './get-member.js'
export { getOwn } from './get-own.js'
export { decodeHeaderText, encodeHeaderText, isHeaderName, isHeaderText } from './header-text.js'
export { Kept } from './kept.js'
export { memoize } from './memoize.js'
export { messageOf } from './message-of.js'
export { ownText } from './own-text.js'
export { writePythonJson } from './python-json.js'
export { isSameValue } from './same-value.js'
export { setOwn } from './set-own.js'
export { type SharedSignal, shareSignal } from './share-signal.js'
export { showAs } from './show-as.js'
export { TextTemplate } from './text-template.js'
export { isWellFormed, wellFormed } from './well-formed.js'
export { base64Of, writeJson } from './write-json.js'
