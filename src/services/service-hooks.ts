import type { OperationModel } from '../models/index.js'
import type { EncodedRequest, Structure } from '../protocols/index.js'

/** What one service needs beyond its model, at fixed places of the one pipeline that all calls go through. */
export interface ServiceHooks {
  /** Before the request is encoded; gives a new input, and never writes the one it got. */
  adaptInput?(operation: OperationModel, input: Structure): Structure
  /** After the request is encoded, before it has a host and a signature; may write it. */
  adaptRequest?(operation: OperationModel, request: EncodedRequest): void
}
