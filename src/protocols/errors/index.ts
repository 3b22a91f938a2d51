/**
 * errors: responses that report an error.
 *
 * In: a response with an error status. Out: a `DecodedError` with code, message, request id and modelled members.
 * Reading an error never fails: a response that is not the service's (a proxy's page, for example) is an error with
 * the HTTP status as its code, as in boto3.
 */
export { describeResponse } from './describe-response.js'
export { ErrorInSuccess } from './error-in-success.js'
export { findErrorShape } from './error-shape.js'
export { ERROR_MEMBERS, isKnownName } from './known-names.js'
export { decodeObjectError, type ErrorReader, errorName } from './object-error.js'
export { decodeErrorMembers, decodeXmlError } from './xml-error.js'
