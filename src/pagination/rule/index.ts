/**
 * rule: what the model says about an operation's pages, compiled once.
 *
 * In: an operation's pagination rule and its shapes. Out: a `CompiledRule`: token names, compiled expressions, result keys,
 * the limit parameter and its bounds, how a listing starts after an item, and what a repeated token means. Everything
 * that differs between operations is in it, so no code below branches on an operation's name.
 */
export {
  type CompiledRule,
  compiledRule,
  type InputToken,
  type PageKey,
  withKeyForm,
} from './compiled-rule.js'
export { decodeValue } from './decode-value.js'
export { divisionProblem } from './division-problem.js'
export { isAbsent } from './is-absent.js'
export { itemColumns } from './item-columns.js'
export type { LimitParameter } from './limit-parameter.js'
export type { MemberPolicy, MergeMethod } from './member-policy.js'
export { nextShardPlace, setNextShardPlace } from './next-shard-place.js'
export { clampPageSize, limitValue } from './page-size.js'
export { withValue } from './path.js'
export { ownKeys, resultKeyProblem, resultKeysNamed } from './result-keys.js'
export { canSeek, matchesSeek, type Seek, seekProblem, seekValues, startAfterValues } from './seek.js'
export { namesIterator } from './shard-problems.js'
export {
  isSharded,
  placeMember,
  type ShardedRule,
  shardRule,
} from './shard-rule.js'
export {
  readTime,
  type TimeRange,
  timeOrder,
  timeRange,
  valueAt,
  writeTime,
} from './time-range.js'
