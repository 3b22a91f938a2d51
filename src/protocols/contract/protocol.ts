import type { Member, OperationModel, Shape } from '../../models/index.js'
import type { ResponseRoots } from './response-roots.js'
import type { StreamSource } from './stream-source.js'

/**
 * A structure as users pass and get it: AWS's member names and JavaScript's values.
 *
 * @example { Topics: [{ TopicArn: 'arn:aws:sns:…' }], NextToken: 'AaEdHp…' }
 */
export type Structure = Record<string, unknown>

/** An input as an HTTP request, without the host and the signature. */
export interface EncodedRequest {
  method: string
  /** Percent-encoded, starting with `/`. It is appended to the path of the endpoint. */
  path: string
  /** Not encoded. An array repeats the name; `null` sends the name without a value. */
  query: Record<string, string | string[] | null>
  /** Names in lower case. */
  headers: Record<string, string>
  /** undefined: no body, which is not the same as an empty one. */
  body: Uint8Array | string | undefined
  /** A body that is a stream; `body` is undefined then. */
  stream?: StreamSource | undefined
}

/** A body while it is received. */
export interface ResponseStream extends AsyncIterable<Uint8Array> {
  /** Stops receiving, and closes the connection. */
  destroy(): unknown
}

/** A response with its whole body. Header names are in lower case. */
export interface RawResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** The body of a streaming payload or of an event stream, unread; `body` is empty then. */
  readonly stream?: ResponseStream | undefined
}

/** What the hooks of a service add to the decoding of its responses. */
export interface DecodeOptions {
  readonly roots?: ResponseRoots | undefined
}

/** An error that a service returned. */
export interface DecodedError {
  /** The code, as boto3 gives it in `Error.Code`. */
  code: string
  message: string
  requestId?: string | undefined
  /** Who caused the error, if the response says so. */
  fault?: 'client' | 'server' | undefined
  /** The error of the model with this code, if there is one. */
  shape?: Shape | undefined
  /** The decoded members of that error. */
  members: Structure
}

/**
 * One of AWS's wire protocols. Encoders and decoders are compiled once per shape. A decoder throws a
 * `ResponseParseError` for a response that does not follow the protocol.
 */
export interface Protocol {
  /** The name in botocore's models: `query`, `rest-json`… */
  readonly name: string
  encodeRequest(operation: OperationModel, input: Structure): EncodedRequest
  /**
   * The name and value of a member as `encodeRequest` writes them into a body, as one piece of it. Absent if a protocol
   * has no such pieces; undefined for a member that is written as several.
   *
   * @example '"NextToken":"AaEdHp=="' in JSON, 'NextToken=AaEdHp%3D%3D' in a form
   */
  encodeMember?(member: Member, value: unknown): string | Uint8Array | undefined
  /**
   * Decodes a successful response. If its body is an error, it throws an `ErrorInSuccess`; decode that error's
   * `response` with `decodeError`.
   */
  decodeResponse(operation: OperationModel, response: RawResponse, options?: DecodeOptions): Structure
  decodeError(operation: OperationModel, response: RawResponse): DecodedError
  /** Decodes a body of at least one byte that is one structure, such as an event. Throws any error for other bytes. */
  decodeStructure(shape: Shape, body: Uint8Array): Structure
}
