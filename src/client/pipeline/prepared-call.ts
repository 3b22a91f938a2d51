import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { Pace } from '../../transport/index.js'
import type { PreparedRequest } from '../body/index.js'
import type { CallOptions } from '../config/index.js'
import type * as events from '../events/index.js'
import type { SettledPage } from '../listing/index.js'

/** A call that can be sent. */
export interface PreparedCall extends PreparedRequest {
  readonly operation: OperationModel
  /** As the caller passed it, for hooks and messages. */
  readonly callerInput: Structure
  /** As it is sent: adapted, validated, and with the values that nexttoken fills in. */
  readonly input: Structure
  readonly options: CallOptions
  /** Reads the events of the response, for an operation that has them. */
  readonly events?: typeof events | undefined
  readonly pace: Pace | Promise<Pace> | undefined
  /** Called with the request of the first attempt, for a page of a listing. */
  readonly settle?: ((page: SettledPage) => void) | undefined
}
