/**
 * protocols: an operation and its input become an HTTP request; a response's bytes become the user's objects.
 *
 * One implementation per protocol behind `Protocol`. Encoders and decoders are closures, compiled from a shape
 * when it is first met and kept with it, so a page costs no look-up in the model.
 */
export type { DecodedError, EncodedRequest, Protocol, RawResponse, Structure } from './protocol.js'
