import type { PaginationRule } from '../../models/index.js'

/**
 * Returns the paths of the members that are not merged as other members: result keys, which are merged on their own, and
 * tokens, flags and limits, which belong to one page. Tokens, limit and flag are on the page itself or beside its items;
 * a service returns some of them from the input.
 */
export function excludedMembers(rule: PaginationRule): ReadonlySet<string> {
  const parents = new Set(['', ...rule.resultKeys.map((name) => name.slice(0, name.lastIndexOf('.') + 1))])
  const echoed = [...rule.inputTokens, ...(rule.limitKey === undefined ? [] : [rule.limitKey])]
  const expressions = [...rule.outputTokens, ...(rule.moreResults === undefined ? [] : [rule.moreResults])]
  return new Set([
    ...rule.resultKeys,
    ...expressions.flatMap((expression) => expression.split('||').map((path) => path.trim())),
    ...[...parents].flatMap((parent) => echoed.map((name) => `${parent}${name}`)),
  ])
}
