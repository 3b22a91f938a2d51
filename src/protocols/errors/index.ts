/**
 * errors: a response that reports an error, as code, message and request id.
 */
export { describeAnswer } from './describe-answer.js'
export { ErrorInSuccess } from './error-in-success.js'
export { findErrorShape } from './error-shape.js'
export { ERROR_WORDS, isKnownWord } from './known-words.js'
export { decodeObjectError, type ErrorReader, errorName } from './object-error.js'
export { decodeErrorMembers, decodeXmlError } from './xml-error.js'
