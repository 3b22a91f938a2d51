import type { DividedByShards } from '../../models/index.js'
import { memoize } from '../../values/index.js'
import type { CompiledRule } from './compiled-rule.js'
import { nextShardPlace } from './next-shard-place.js'

/** Where the page starts. It is the token of such a listing. */
export const placeMember = 'nexttoken_place'

/** A rule whose listing can be divided by shards. */
export type ShardedRule = CompiledRule & { readonly dividedBy: DividedByShards }

export function isSharded(rule: CompiledRule): rule is ShardedRule {
  return rule.dividedBy?.kind === 'shards'
}

/**
 * The rule of the same operation for all shards of a stream. The token of a page is not an iterator, which expires, but a
 * place in its shard, such as the sequence number of the last record. `shard-pages` in `parallel/shards/` finds an
 * iterator for it.
 */
export const shardRule: (rule: ShardedRule) => CompiledRule = memoize((rule) => {
  const { otherMembers, dividedBy } = rule
  const methods = new Map([...otherMembers.methods, [dividedBy.list.shard, 'page' as const]])
  return {
    ...rule,
    ofOneShard: rule,
    inputTokens: [{ name: placeMember, isInteger: false, isKey: true, encodedBy: undefined }],
    outputTokens: [nextShardPlace],
    moreResults: undefined,
    repeatMeans: 'end',
    otherMembers: { ...otherMembers, methods },
  }
})
