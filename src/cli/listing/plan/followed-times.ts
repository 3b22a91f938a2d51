import type { DividedByTimes } from '../../../models/index.js'
import { type CompiledRule, timeOrder } from '../../../pagination/index.js'

/**
 * How a listing is followed that ends for good, because it has no token to ask again with: CloudWatch Logs' FilterLogEvents
 * lists from a time, oldest first, so it is listed again from the last time. undefined if it cannot be followed so.
 */
export function followedTimes(
  { dividedBy }: CompiledRule,
  input: Readonly<Record<string, unknown>>,
): DividedByTimes | undefined {
  if (dividedBy?.kind !== 'times' || dividedBy.start.includes('.')) return undefined
  const hasEnd = (input[dividedBy.end] ?? undefined) !== undefined
  return !hasEnd && timeOrder(dividedBy, input) === 'ascending' ? dividedBy : undefined
}
