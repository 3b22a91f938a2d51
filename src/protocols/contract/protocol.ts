import type { OperationModel, Shape } from '../../models/index.js'
import type { AnswerRoots } from './answer-roots.js'
import type { StreamSource } from './stream-source.js'

/** A structure as users give and get it: AWS's member names, JavaScript's values. */
export type Structure = Record<string, unknown>

/** What a protocol makes of an input: everything of an HTTP request but where it goes and who signs it. */
export interface EncodedRequest {
  method: string
  /** Percent-encoded, begins with `/`. The endpoint's own path comes before it. */
  path: string
  /** Not yet encoded; an array repeats the name, `null` gives the name alone. */
  query: Record<string, string | string[] | null>
  /** Names in lower case. */
  headers: Record<string, string>
  /** undefined: no body at all, which is not the same as an empty one. */
  body: Uint8Array | string | undefined
  /** A body that is given as a stream, and then `body` is undefined. */
  stream?: StreamSource | undefined
}

/** A body that is being received. */
export interface ResponseStream extends AsyncIterable<Uint8Array> {
  /** Ends it, and the connection that it comes over. */
  destroy(): unknown
}

/** A response, its body received whole. Header names are in lower case. */
export interface RawResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** The body of a streaming payload or of events, not read; `body` is empty then. */
  readonly stream?: ResponseStream | undefined
}

/** What a service's hooks know of its answers. */
export interface AnswerOptions {
  readonly roots?: AnswerRoots | undefined
}

/** What a service says when it refuses. */
export interface DecodedError {
  /** The error's code as boto3 gives it in `Error.Code`. */
  code: string
  message: string
  requestId?: string | undefined
  /** Whose fault, where the answer says so. */
  fault?: 'client' | 'server' | undefined
  /** The modelled error, where the operation has one of this code. */
  shape?: Shape | undefined
  /** The modelled error's members, decoded. */
  members: Structure
}

/**
 * One of AWS's wire protocols. Encoders and decoders are compiled once per shape and kept with it.
 * A decoder throws `ResponseParseError` for bytes that are not what the protocol allows.
 */
export interface Protocol {
  /** As botocore's models name it: `query`, `rest-json`… */
  readonly name: string
  encodeRequest(operation: OperationModel, input: Structure): EncodedRequest
  /**
   * Throws `ErrorInSuccess`, a `ResponseParseError`, where the body is an error all the same: `decodeError` takes its
   * `refusal`.
   */
  decodeResponse(operation: OperationModel, response: RawResponse, options?: AnswerOptions): Structure
  decodeError(operation: OperationModel, response: RawResponse): DecodedError
  /** A structure that is all of a body of at least one byte, as an event is. Throws any error for what it cannot read. */
  decodeStructure(shape: Shape, body: Uint8Array): Structure
}
