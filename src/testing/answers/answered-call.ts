import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'

/** A call of a stubbed client. */
export interface AnsweredCall {
  readonly operation: OperationModel
  /** As the caller passed it, but with the bytes of a body that was a stream. */
  readonly input: Structure
  /** The number of this call among those of its operation, from 1. */
  readonly number: number
  readonly requestId: string
  readonly signal: AbortSignal | undefined
}
