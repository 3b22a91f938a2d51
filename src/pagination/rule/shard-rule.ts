import type { DividedByShards } from '../../models/index.js'
import { memoize } from '../../values/index.js'
import type { CompiledRule } from './compiled-rule.js'
import { nextShardPlace } from './shard-place.js'

/** The member that a listing of shards adds to the input of a shard's pages: its ID. */
export const shardMember = 'nexttoken_shard'
/** Where the shard starts, as `ShardPlace` says. */
export const startMember = 'nexttoken_start'
/** Where the page starts. It is the token of such a listing. */
const placeMember = 'nexttoken_place'

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
  const ofAll: CompiledRule = {
    ...rule,
    inputTokens: [{ name: placeMember, isInteger: false, isKey: true, encodedBy: undefined }],
    outputTokens: [nextShardPlace],
    moreResults: undefined,
    repeatMeans: 'end',
    otherMembers: { ...otherMembers, methods },
  }
  ofOneShard.set(ofAll, rule)
  return ofAll
})

const ofOneShard = new WeakMap<CompiledRule, ShardedRule>()

/** The rule of one shard, whose token is an iterator, for a rule that `shardRule` made. */
export function oneShardRule(rule: CompiledRule): ShardedRule {
  const found = ofOneShard.get(rule)
  if (!found) throw new Error('the rule is not that of all shards')
  return found
}

/** Takes the members apart that a listing of shards added to the input of a page. */
export function shardPageOf(input: Readonly<Record<string, unknown>>): {
  readonly shard: string
  readonly start: string
  readonly place: string
  readonly rest: Record<string, unknown>
} {
  const { [shardMember]: shard, [startMember]: start, [placeMember]: place, ...rest } = input
  return { shard: String(shard), start: String(start), place: String(place ?? start), rest }
}
