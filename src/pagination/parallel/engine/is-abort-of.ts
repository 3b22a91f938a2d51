import { isError } from '../../../values/index.js'
import type { WalkPlan } from '../../plan/index.js'

/** Errors of this name also come from the caller's own SDK client, and from middleware. */
export function isAbortOf({ signal }: WalkPlan, error: unknown): boolean {
  return signal?.aborted === true || (isError(error) && error.name === 'AbortError')
}
