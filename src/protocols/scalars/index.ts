/**
 * scalars: numbers, booleans, timestamps, blobs and texts, in the formats that AWS uses.
 *
 * In: text or bytes of a response, or a value of the caller. Out: the value, or its text. A value that cannot be
 * parsed is a `ParseError`, which `responses/` converts to the `ResponseParseError` that users get.
 */
export { bytesOf, decodeBase64, encodeBase64 } from './blob.js'
export {
  assertFinite,
  exactLong,
  type NumberType,
  parseLongInteger,
  parseNumber,
  writtenInteger,
} from './number.js'
export { parseBoolean } from './parse-boolean.js'
export { ParseError } from './parse-error.js'
export { readUtf8 } from './read-utf8.js'
export { epochSeconds, formatTimestamp, parseTimestamp } from './timestamp.js'
