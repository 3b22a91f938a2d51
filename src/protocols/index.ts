/**
 * protocols: an operation and its input become an HTTP request; a response's bytes become the user's objects.
 *
 * One implementation per protocol behind `Protocol`. Encoders and decoders are closures, compiled from a shape
 * when it is first met and kept with it, so a page costs no look-up in the model.
 *
 * The REST protocols share `http-bindings/`, which asks a `BodyCodec` for the body alone; errors that are objects
 * (JSON, CBOR) are read by `object-error.ts`. Decoders throw what they like at malformed bytes, and one place,
 * `parse-failure.ts`, makes a `ResponseParseError` of it. An error in the body of a success is found by `xml-answer.ts`
 * and `object-answer.ts`, and so is a document that is not the operation's. The other direction, which the simulator speaks, is
 * exported beside: bodies of a shape, and the bindings of a request and a response.
 *
 * `xml/` serves `query`, `ec2` and `rest-xml`: a pull reader over the body's bytes, whose decoders take elements in
 * one pass and copy each string, so that a kept value does not keep its page. `form/` writes the requests of the
 * first two. `cbor/` reads in the same way, and writes with Smithy's library.
 *
 * `event-stream/` reads the events of an answer one by one: framing is Smithy's, each body is the protocol's.
 */
export { isCutAnswer, parseFailure } from './answers/index.js'
export { decodeCborBody, encodeCborBody } from './cbor/index.js'
export {
  type AnswerRoots,
  type DecodedError,
  type EncodedRequest,
  isStreamSource,
  type Protocol,
  type RawResponse,
  type ResponseStream,
  requestIdOf,
  type StreamSource,
  type Structure,
  streamingPayload,
} from './contract/index.js'
export { ErrorInSuccess } from './errors/index.js'
export { decodeMessage, eventStreamMember, readMessages, type StreamMessage } from './event-stream/index.js'
export { findProtocol } from './find-protocol.js'
export {
  type BodyCodec,
  decodeRequestBindings,
  decodeText,
  encodeResponseBindings,
  operationTarget,
  pathPattern,
  percentEncode,
  type RawRequest,
} from './http-bindings/index.js'
export { decodeJsonBody, encodeJson } from './json/index.js'
export { jsonBody } from './rest-json.js'
export { xmlBody } from './rest-xml.js'
export { formatTimestamp, parseTimestamp } from './scalars/index.js'
export { decodeXml, encodeXml, escapeXml, xmlRootText } from './xml/index.js'
