import { PaginationError } from '../../errors/index.js'
import type { WalkPlan } from './walk-plan.js'

/** Refuses to collect what has no end (boto/botocore#280), unless something else ends it. */
export function refuseEndless({ rule, pollInterval, maxItems, deadline }: WalkPlan): void {
  if (pollInterval === undefined || maxItems !== undefined || deadline !== undefined) return
  const problem =
    'this listing follows what has no end, so collecting it would never be done. Loop over it, or pass maxItems or deadline'
  throw new PaginationError(problem, rule.context)
}
