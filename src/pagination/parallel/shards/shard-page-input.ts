import { placeMember } from '../../rule/index.js'

/** The member that a listing of shards adds to the input of a shard's pages: its ID. */
export const shardMember = 'nexttoken_shard'
/** Where the shard starts, as `parallel/shards/shard-place.ts` writes it. */
export const startMember = 'nexttoken_start'
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
