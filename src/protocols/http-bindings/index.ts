/**
 * http-bindings: which members travel in path, query, headers and status of the REST protocols.
 *
 * In: a shape and its bindings, with a `BodyCodec` for what stays in the body. Out: a request, or a structure; and the
 * other direction, which the simulator speaks.
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
