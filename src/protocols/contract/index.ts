/**
 * contract: the interface that every protocol implements.
 *
 * In: an operation with an input, or with a response. Out: an `EncodedRequest`; a `Structure`, or a `DecodedError`.
 * Rules for requests that hold in all protocols are here too. The client knows this interface alone, and no protocol
 * by its name.
 */

export { asList, asStructure } from './as-structure.js'
export { guardRequests } from './guard-requests.js'
export type {
  DecodedError,
  DecodeOptions,
  EncodedRequest,
  Protocol,
  RawResponse,
  ResponseStream,
  Structure,
} from './protocol.js'
export { requestIdOf } from './request-id.js'
export {
  actionRoots,
  isOwnRoot,
  isRootOfOther,
  type ResponseRoots,
  type RootNames,
  restRoots,
  rootNameBytes,
} from './response-roots.js'
export { isStreamSource, type StreamSource } from './stream-source.js'
export { streamingPayload } from './streaming-payload.js'
