import { type CompiledRule, withValue } from '../rule/index.js'

/** Returns the members that describe the whole listing, read from its first page, without absent values. */
export function nonAggregatePart(rule: CompiledRule, page: object): Record<string, unknown> {
  return rule.nonAggregateKeys.reduce<object>((part, key) => {
    const value = key.read(page)
    return value === null || value === undefined ? part : withValue(part, key.path, value)
  }, {}) as Record<string, unknown>
}
