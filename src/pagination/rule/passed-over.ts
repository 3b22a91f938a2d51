import type { PaginationRule } from '../../models/index.js'

/**
 * The paths of members that a merged result does not take from its pages as they are: result keys, which are merged
 * by themselves, and tokens, flags and limits, which are each page's own. Tokens, limit and flag lie on the page itself
 * or beside its items; some of them come back from the input.
 */
export function passedOver(rule: PaginationRule): ReadonlySet<string> {
  const parents = new Set(['', ...rule.resultKeys.map((name) => name.slice(0, name.lastIndexOf('.') + 1))])
  const echoed = [...rule.inputTokens, ...(rule.limitKey === undefined ? [] : [rule.limitKey])]
  const expressions = [...rule.outputTokens, ...(rule.moreResults === undefined ? [] : [rule.moreResults])]
  return new Set([
    ...rule.resultKeys,
    ...expressions.flatMap((expression) => expression.split('||').map((path) => path.trim())),
    ...[...parents].flatMap((parent) => echoed.map((name) => `${parent}${name}`)),
  ])
}
