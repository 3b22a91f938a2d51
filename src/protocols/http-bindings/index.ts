/**
 * http-bindings: members of the REST protocols that are sent in the path, the query, headers or the status.
 *
 * In: a structure with its bindings, and a `BodyCodec` for the members in the body. Out: a request, or a decoded
 * response. The simulator uses the opposite direction, which is here too, so that both sides follow one plan of the
 * bindings.
 */
export { bareTarget, isRawPayload, operationTarget } from './binding-plan.js'
export type { BodyCodec } from './body-codec.js'
export { type BodyContent, bodyContent, contentOf, NOTHING, wholeBody } from './body-content.js'
export { decodeBindings } from './decode-bindings.js'
export { decodeRequestBindings, pathPattern, type RawRequest } from './decode-request.js'
export { decodeText } from './decode-text.js'
export { encodeBindings } from './encode-bindings.js'
export { encodeResponseBindings } from './encode-response.js'
export { percentEncode } from './encode-uri.js'
