/**
 * protocols: operations as HTTP requests, and responses as the user's objects.
 *
 * In: an operation with its input, or with the bytes of a response. Out: an `EncodedRequest`; a `Structure`, or an
 * error.
 *
 * The files of this folder are the list of protocols, each an implementation of `Protocol`; `find-protocol.ts`
 * chooses one. Encoders and decoders are closures that are compiled once per shape, so that a page needs no look-ups
 * in the model. The folders hold what the protocols share, lowest first:
 * - `bytes/`: comparisons and strings for the readers of XML and CBOR.
 * - `scalars/`: numbers, booleans, timestamps, blobs and texts.
 * - `contract/`: the interface `Protocol`, and checks of requests.
 * - `json/`, `xml/`, `form/`, `cbor/`: bodies, by format. A value that arrives wrong, such as a number set of
 *   DynamoDB, was decoded in the folder of its service's protocol: `json/`.
 * - `http-bindings/`: members of the REST protocols in the path, the query, headers and the status.
 * - `event-stream/`: events of a streaming response.
 * - `errors/`: responses that report an error.
 * - `responses/`: checks of every response, so that a broken one is never taken for an empty last page.
 *
 * Decoders throw any error for malformed bytes, and `responses/to-parse-error.ts` converts it to a
 * `ResponseParseError`. The simulator needs the opposite direction, so the bodies and bindings of both are exported.
 */
export { decodeCborBody, encodeCborBody } from './cbor/index.js'
export {
  type DecodedError,
  type EncodedRequest,
  isStreamSource,
  type Protocol,
  type RawResponse,
  type ResponseRoots,
  type ResponseStream,
  requestIdOf,
  type StreamSource,
  type Structure,
  streamingPayload,
} from './contract/index.js'
export { ErrorInSuccess, findErrorShape } from './errors/index.js'
export { decodeMessage, eventStreamMember, readMessages, type StreamMessage } from './event-stream/index.js'
export { findProtocol } from './find-protocol.js'
export {
  type BodyCodec,
  bareTarget,
  decodeRequestBindings,
  decodeText,
  encodeResponseBindings,
  operationTarget,
  pathPattern,
  percentEncode,
  type RawRequest,
} from './http-bindings/index.js'
export { decodeJson, decodeJsonBody, encodeJson } from './json/index.js'
export { isIncompleteResponse, toParseError } from './responses/index.js'
export { jsonBody } from './rest-json.js'
export { xmlBody } from './rest-xml.js'
export { bytesOf, decodeBase64, formatTimestamp, ParseError, parseTimestamp } from './scalars/index.js'
export { decodeXml, encodeXml, escapeXml, xmlRootText } from './xml/index.js'
