import { PaginationError } from '../../errors/index.js'
import type { WalkPlan } from './walk-plan.js'

/** Refuses to collect a listing that has no end (boto/botocore#280), unless something else ends it. */
export function refuseEndless({ rule, pollInterval, maxItems, deadline }: WalkPlan): void {
  if (pollInterval === undefined || maxItems !== undefined || deadline !== undefined) return
  const problem =
    'this listing is followed and has no end, so it cannot be collected into one result. Loop over it, or pass maxItems or deadline'
  throw new PaginationError(problem, rule.context)
}
