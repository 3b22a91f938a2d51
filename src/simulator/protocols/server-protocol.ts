import type { OperationModel, ProtocolName, ServiceModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { HttpRequest, Refusal, RefusalCodes } from '../message/index.js'

/** An operation that a request may mean. */
export interface Route {
  readonly operation: OperationModel
  /** How well it fits, what counts most first: of two routes the one with the greater numbers is meant. */
  readonly rank: readonly number[]
}

/** What a protocol makes of an output or an error. Header names are in lower case. */
export interface Reply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** The other side of `Protocol`: reads requests, writes responses. */
export interface ServerProtocol {
  readonly name: ProtocolName
  readonly codes: RefusalCodes
  /** Whether a request is of this protocol at all, whatever its operation. */
  speaks(request: HttpRequest): boolean
  /** The operations of a service that a request may mean. */
  route(service: ServiceModel, request: HttpRequest): readonly Route[]
  /** The input that a request carries. Throws any error for a request that cannot be read. */
  decodeRequest(operation: OperationModel, request: HttpRequest): Structure
  encodeResponse(operation: OperationModel, output: Structure, requestId: string): Reply
  encodeError(refusal: Refusal, context: ErrorContext): Reply
}

export interface ErrorContext {
  readonly requestId: string
  /** The service that refuses, where the request could be told to be its. */
  readonly service: ServiceModel | undefined
}
