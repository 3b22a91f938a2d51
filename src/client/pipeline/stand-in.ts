import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { Output } from '../answer/index.js'
import type { CallOptions } from '../config/index.js'

/** Answers calls in place of a service; `nexttoken/testing` makes one. */
export interface StandIn {
  /** The output with its `$metadata`. A rejection is the call's own. */
  answer(call: StandInCall): Promise<Output<Structure>>
}

/** A call whose input is valid. Nothing is located, signed or sent for it. */
export interface StandInCall {
  readonly operation: OperationModel
  /** As the caller passed it. */
  readonly input: Structure
  readonly options: CallOptions
}

/** Stand-ins for all clients of a service in this process, by the service's name. */
export const serviceStandIns = new Map<string, StandIn>()
