import type { Failure } from '../plan/index.js'

/** An error by which the service refused a token, and what it says. */
export interface Refusal {
  readonly error: unknown
  readonly failure: Failure
}
