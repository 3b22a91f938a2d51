/**
 * scalars: numbers, booleans, timestamps, blobs and texts, as AWS writes them.
 *
 * In: a text or bytes of a response, or a value of the caller. Out: the value, or the text; a value that cannot be read is
 * a `PlainProblem`, which `answers/` turns into a `ResponseParseError`.
 */
export { bytesOf, decodeBase64, encodeBase64 } from './blob.js'
export { readLatin1 } from './latin1.js'
export {
  assertFinite,
  exactLong,
  type NumberType,
  parseLongInteger,
  parseNumber,
  writtenInteger,
} from './number.js'
export { parseBoolean } from './parse-boolean.js'
export { PlainProblem } from './plain-problem.js'
export { readUtf8 } from './read-utf8.js'
export { epochSeconds, formatTimestamp, parseTimestamp } from './timestamp.js'
