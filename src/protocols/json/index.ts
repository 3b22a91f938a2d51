/**
 * json: bodies of `json`, `rest-json` and documents.
 *
 * In: a shape with bytes, or with a value. Out: the value, or the text. `JSON.parse` reads a body, and the decoder of
 * its shape converts in place only what JSON represents in another way: timestamps, blobs, renamed members.
 * DynamoDB's items are decoded and encoded here like all other values: a number set (`NS`) is a list of strings.
 * Integers above 2^53 keep their digits.
 */
export { decodeJsonBody, decodeMembersBody, decodeValueBody } from './decode-body.js'
export { decodeJson } from './decode-json-value.js'
export { encodeJson, encodeJsonEntry, encodeJsonMember, encodeJsonMembers } from './encode-json-value.js'
export { parseJson } from './parse-json.js'
export { parseText } from './parse-text.js'
