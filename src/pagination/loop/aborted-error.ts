import { AbortError } from '../../errors/index.js'
import type { WalkPlan } from '../plan/index.js'

/** The error of a loop that the caller's signal ended. */
export function abortedError({ rule, signal }: WalkPlan, pages: number): AbortError {
  const problem = `the signal was aborted after ${pages} page(s) were delivered`
  return new AbortError(problem, { ...rule.context, cause: signal?.reason })
}
