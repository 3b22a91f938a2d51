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
export { decodeCborBody, encodeCborBody } from './cbor/body.js'
export { isCutAnswer } from './cut-answer.js'
export { ErrorInSuccess } from './error-in-success.js'
export { decodeMessage, type StreamMessage } from './event-stream/decode-message.js'
export { eventStreamMember } from './event-stream/event-stream-member.js'
export { readMessages } from './event-stream/read-messages.js'
export { findProtocol } from './find-protocol.js'
export { operationTarget } from './http-bindings/binding-plan.js'
export type { BodyCodec } from './http-bindings/body-codec.js'
export { decodeRequestBindings, pathPattern, type RawRequest } from './http-bindings/decode-request.js'
export { decodeText } from './http-bindings/decode-text.js'
export { encodeResponseBindings } from './http-bindings/encode-response.js'
export { percentEncode } from './http-bindings/encode-uri.js'
export { decodeJsonBody } from './json/decode-body.js'
export { encodeJson } from './json/encode-value.js'
export { parseFailure } from './parse-failure.js'
export type {
  DecodedError,
  EncodedRequest,
  Protocol,
  RawResponse,
  ResponseStream,
  Structure,
} from './protocol.js'
export { requestIdOf } from './request-id.js'
export { jsonBody } from './rest-json.js'
export { xmlBody } from './rest-xml.js'
export { setOwn } from './set-own.js'
export { isStreamSource, type StreamSource } from './stream-source.js'
export { streamingPayload } from './streaming-payload.js'
export { formatTimestamp, parseTimestamp } from './timestamp.js'
export type { AnswerRoots } from './xml/answer-roots.js'
export { decodeXml } from './xml/decode-document.js'
export { encodeXml } from './xml/encode-document.js'
export { escapeXml } from './xml/escape.js'
export { xmlRootText } from './xml/root.js'
