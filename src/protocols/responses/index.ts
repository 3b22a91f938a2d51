/**
 * responses: checks of every response, whatever its protocol.
 *
 * In: a response. Out: the response, decompressed; or an error, because it is incomplete, belongs to another
 * operation, or reports an error although its status says success. Without these checks such a response would pass
 * for an empty last page, and the listing would silently lack the rest.
 */
export { guardResponses } from './guard-responses.js'
export { isIncompleteResponse } from './incomplete-response.js'
export { readObjectResponse, refuseErrorObject } from './object-response.js'
export { toParseError, withParseErrors } from './to-parse-error.js'
export { isXmlError, readXmlResponse } from './xml-response.js'
