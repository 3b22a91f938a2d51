import type { OperationModel, ProtocolName, ServiceModel, Shape } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { HttpRequest, Refusal, RefusalCodes } from '../message/index.js'

/** An operation that a request may ask for. */
export interface Route {
  readonly operation: OperationModel
  /** How well it matches, most important first. The route with the greater numbers wins. */
  readonly rank: readonly number[]
}

/** An encoded output or error. Header names are in lower case. */
export interface Reply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** The server's side of a protocol: reads requests, writes responses. */
export interface ServerProtocol {
  readonly name: ProtocolName
  readonly codes: RefusalCodes
  /** Whether a request uses this protocol, whatever its operation. */
  speaks(request: HttpRequest): boolean
  /** The operations of a service that a request may ask for. */
  route(service: ServiceModel, request: HttpRequest): readonly Route[]
  /** Reads the input of a request. May throw any error for a request that it cannot read. */
  decodeRequest(operation: OperationModel, request: HttpRequest): Structure
  encodeResponse(operation: OperationModel, output: Structure, requestId: string): Reply
  /** Writes the body of one event of a stream. */
  encodeEvent(shape: Shape, value: Structure): Uint8Array | string
  encodeError(refusal: Refusal, context: ErrorContext): Reply
}

export interface ErrorContext {
  readonly requestId: string
  /** The service that refuses, if the request could be assigned to one. */
  readonly service: ServiceModel | undefined
}
