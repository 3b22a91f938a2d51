import type { ServiceError } from '../errors/index.js'
import type { AcceptorDescription } from '../models/index.js'

/**
 * A test of an answer, as the service's model has it.
 *
 * @example
 * { state: 'success', matcher: 'pathAll', argument: 'Reservations[].Instances[].State.Name', expected: 'running' }
 */
export type WaiterAcceptor = AcceptorDescription

/** What a call of a waiter came to: an output, or an error of the service, such as that nothing has this name yet. */
export type WaiterAnswer<Output> =
  | { readonly output: Output; readonly error?: undefined }
  | { readonly error: ServiceError; readonly output?: undefined }

/** The result of a wait: the answer that had the state. */
export type WaiterResult<Output> = WaiterAnswer<Output> & {
  readonly state: 'success'
  /** Number of calls. */
  readonly attempts: number
  /** What matched. */
  readonly acceptor: WaiterAcceptor
}

/** How far a wait is, after each call. */
export type WaiterProgress<Output> = WaiterAnswer<Output> & {
  /** Number of calls so far. */
  readonly attempt: number
  /** `retry` if the wait goes on. */
  readonly state: 'success' | 'failure' | 'retry'
  /** What matched; undefined if nothing did, which means `retry`. */
  readonly acceptor: WaiterAcceptor | undefined
  /** What the waiter looks at in this answer, such as `['pending']`; an error's code; an HTTP status. */
  readonly seen: unknown
  /** Milliseconds until the next call; undefined if there is none. */
  readonly nextDelay: number | undefined
}
