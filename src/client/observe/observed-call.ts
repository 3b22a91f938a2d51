import type { HttpRequest } from '@smithy/core/protocols'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { AttemptObserver, WireView } from '../../transport/index.js'

/** The call that is observed. */
export interface ObservableCall {
  readonly operation: OperationModel
  /** As the caller passed it. */
  readonly callerInput: Structure
  /** As it is sent. */
  readonly input: Structure
}

/** What is done for one call besides sending it. */
export interface ObservedCall {
  /** Calls the handlers of `request`, which may change the headers. */
  request(unsigned: HttpRequest, attempt: number): Promise<void>
  readonly observer: AttemptObserver | undefined
  readonly wire: WireView | undefined
}
