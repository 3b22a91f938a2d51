import { type CompiledRule, withValue } from '../rule/index.js'

/** What belongs to the listing as a whole, read from its first page; absent values are left out. */
export function nonAggregatePart(rule: CompiledRule, page: object): Record<string, unknown> {
  return rule.nonAggregateKeys.reduce<object>((part, key) => {
    const value = key.read(page)
    return value === null || value === undefined ? part : withValue(part, key.path, value)
  }, {}) as Record<string, unknown>
}
