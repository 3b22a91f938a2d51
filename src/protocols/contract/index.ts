/**
 * contract: what every protocol implements, and the requests that none of them accepts.
 */
export {
  type AnswerRoots,
  actionRoots,
  isOtherRoot,
  isOwnRoot,
  type RootNames,
  restRoots,
  rootWires,
} from './answer-roots.js'
export { guardRequests } from './guard-requests.js'
export type {
  AnswerOptions,
  DecodedError,
  EncodedRequest,
  Protocol,
  RawResponse,
  ResponseStream,
  Structure,
} from './protocol.js'
export { requestIdOf } from './request-id.js'
export { isStreamSource, type StreamSource } from './stream-source.js'
export { streamingPayload } from './streaming-payload.js'
