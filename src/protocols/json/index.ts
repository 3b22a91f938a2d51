/**
 * json: bodies of `json`, `rest-json` and documents.
 *
 * In: a shape and bytes, or a value. Out: the value, or the text. `JSON.parse` reads a body and a shape's decoder converts
 * only what has to be converted; whole numbers beyond 2^53 are read exactly.
 */
export { decodeJsonBody, decodeMembersBody, decodeValueBody } from './decode-body.js'
export { encodeJson, encodeJsonMember, encodeJsonMembers } from './encode-json-value.js'
export { parseJson } from './parse-json.js'
export { parseText } from './parse-text.js'
