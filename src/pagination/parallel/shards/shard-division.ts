import type { DividedByShards, ShardStart } from '../../../models/index.js'
import { platform } from '../../../platform/index.js'
import type { Delivered } from '../../page/index.js'
import type { WalkPlan } from '../../plan/index.js'
import { isSharded, nextShardPlace, readTime, type ShardedRule } from '../../rule/index.js'
import type { Position, SavedPiece, SavedPieces } from '../../token/index.js'
import type { Division, Lookup, PieceView, Taken } from '../division/index.js'
import {
  type EndedShards,
  isEndedShards,
  isShardBounds,
  readChildren,
  readShard,
  type Shard,
  type ShardBounds,
} from './shard.js'
import { ShardFamily } from './shard-family.js'
import { shardMember, startMember } from './shard-page-input.js'
import { ShardPages } from './shard-pages.js'
import { placeAfter, placeAt, type ShardPlace } from './shard-place.js'
import { recordsOf, sequenceOf } from './shard-records.js'

/** How often the children of a shard that has ended are looked for. They may be listed a moment later. */
const mostLooks = 3
/** How far a clock may be wrong, in milliseconds. */
const clockError = 5_000

/** Divides the listing of a stream into its shards. */
export function shardDivision(plan: WalkPlan, facts: DividedByShards): Division<ShardBounds> {
  return new ShardDivision(plan, facts)
}

/** The shards of a stream: a piece each. A shard begins when its parents have ended. */
class ShardDivision implements Division<ShardBounds> {
  /** Records have an order within their shard alone. */
  readonly hasOrder = false
  readonly runsOn = false
  readonly isProven = true
  readonly takesTurns = true
  /** A page may have 10 MiB. */
  readonly room = 2
  readonly sender: WalkPlan['sender']
  readonly #plan: WalkPlan
  readonly #facts: DividedByShards
  readonly #rule: ShardedRule
  readonly #pages: ShardPages
  readonly #family = new ShardFamily()
  /** The shards that this loop reads from their latest record on. */
  readonly #latest = new Set<string>()
  /** The shards that the service no longer keeps. */
  readonly #gone = new Set<string>()
  #listing: Promise<readonly Shard[]> | undefined
  /** The listing after that one, which all share that ask for it meanwhile. */
  #nextListing: Promise<readonly Shard[]> | undefined

  constructor(plan: WalkPlan, facts: DividedByShards) {
    this.#plan = plan
    this.#facts = facts
    this.#rule = oneShardRule(plan)
    this.#pages = new ShardPages({ plan, rule: this.#rule })
    this.sender = this.#pages.sender
  }

  /** The shards that have no parents any more, or start behind these. */
  async begin(_slots: number, lookup: Lookup): Promise<readonly ShardBounds[]> {
    const { type, place } = this.#start
    const listed = await this.#list(lookup, this.#filterFor(type))
    const isWanted = ({ isClosed }: Shard) => type !== 'LATEST' || !isClosed
    for (const shard of listed) if (!isWanted(shard)) this.#family.end(shard.id)
    const first = this.#family.orphans(listed.filter(isWanted))
    if (type === 'LATEST') for (const { id } of first) this.#latest.add(id)
    return first.map((shard) => this.#begin(shard, place))
  }

  resume({ pieces, memo }: SavedPieces): readonly SavedPiece[] {
    const saved = pieces.map((piece) => ({ piece, bounds: piece.bounds as ShardBounds }))
    const ids = new Set(saved.map(({ bounds }) => bounds.shard))
    this.#family.add(saved.map(({ bounds: { shard, parents } }) => ({ id: shard, parents, isClosed: false })))
    // What had ended may not have been delivered.
    if (isEndedShards(memo)) for (const id of memo.ended) if (!ids.has(id)) this.#family.end(id)
    // A parent of the others is not done: they begin when it has ended.
    const now = saved.filter(
      ({ piece, bounds }) => piece.position || !bounds.parents.some((id) => ids.has(id)),
    )
    for (const { bounds } of now) this.#family.begin(bounds.shard)
    return now.map(({ piece }) => piece)
  }

  memo(): () => EndedShards | undefined {
    const ended = this.#family.ended()
    return () => {
      const ids = ended()
      return ids.length > 0 ? { ended: ids } : undefined
    }
  }

  isMemo(value: unknown): boolean {
    return value === undefined || isEndedShards(value)
  }

  isBounds(value: unknown): value is ShardBounds {
    return isShardBounds(value)
  }

  misplaced(pieces: readonly ShardBounds[]): number {
    const ids = pieces.map(({ shard }) => shard)
    return ids.findIndex((id, index) => ids.indexOf(id) < index)
  }

  planOf({ shard, start }: ShardBounds): WalkPlan {
    const { input, start: beginning } = this.#plan
    const place = this.#latest.has(shard) ? 'LATEST' : start
    return {
      ...this.#plan,
      input: { ...input, [shardMember]: shard, [startMember]: start },
      start: beginning.at([place]),
    }
  }

  take({ bounds }: PieceView<ShardBounds>, page: object): Taken {
    const { shard, start } = bounds
    const { place = start, isGone } = this.#pages.of(page) ?? {}
    if (nextShardPlace(page) === undefined) {
      this.#family.add(readChildren(this.#facts, page))
      if (isGone) this.#gone.add(shard)
    }
    const before = place === 'LATEST' ? start : place
    return {
      isEnd: false,
      pause: this.#pauseAfter(page),
      placeOf: (delivered) => this.#placeOf(page, { delivered, before }),
    }
  }

  async after(
    { bounds: { shard } }: PieceView<ShardBounds>,
    lookup: Lookup,
  ): Promise<readonly ShardBounds[]> {
    const family = this.#family
    const isGone = this.#gone.has(shard)
    const filter = this.#childFilter(shard)
    let listed: readonly Shard[] = []
    for (let looks = 0; looks < mostLooks && !isGone && !family.hasChildren(shard); looks++) {
      if (looks > 0) await lookup.wait(this.#plan.pollInterval ?? 0)
      const found = await this.#list(lookup, filter)
      if (!filter) listed = found
    }
    // Children may be gone as well, and only theirs be listed. The last shard looks once more for all that was missed.
    const isComplete = family.hasChildren(shard) && family.knowsParents(shard) && !family.readsOnly(shard)
    if (!isComplete && listed.length === 0) listed = await this.#listAll(lookup)
    const place = this.#start.type === 'AT_TIMESTAMP' ? this.#start.place : 'TRIM_HORIZON'
    // Only now: a token must not hold a child of two parents beside one that would begin the child once more.
    family.end(shard)
    const begun = family.ready(shard).map((child) => this.#begin(child, place))
    return [...begun, ...family.orphans(listed).map((child) => this.#begin(child, place))]
  }

  #begin({ id, parents }: Shard, start: ShardPlace): ShardBounds {
    this.#family.begin(id)
    return { shard: id, parents, start }
  }

  /** Where the stream is read from. The latest record is a time for whoever resumes the listing. */
  get #start(): { readonly type: ShardStart; readonly place: ShardPlace } {
    const { iterator, starts } = this.#facts
    const { input } = this.#plan
    const type = starts.find((start) => start === input[iterator.type]) ?? starts[0] ?? 'TRIM_HORIZON'
    if (type === 'LATEST') return { type, place: placeAt(platform.now() - clockError) }
    const time = iterator.time === undefined ? undefined : readTime(input[iterator.time], 'date')
    return { type, place: type === 'AT_TIMESTAMP' && time !== undefined ? placeAt(time) : 'TRIM_HORIZON' }
  }

  #childFilter(shard: string): Record<string, unknown> | undefined {
    const { childFilter, filterType, filterShard } = this.#facts.list
    return childFilter === undefined ? undefined : { [filterType]: childFilter, [filterShard]: shard }
  }

  /** All shards, listed from now on: a listing that is under way may have passed the place of new shards. */
  #listAll(lookup: Lookup): Promise<readonly Shard[]> {
    if (!this.#listing) return this.#startListing(lookup)
    this.#nextListing ??= this.#listing
      .catch(() => {})
      .then(() => {
        this.#nextListing = undefined
        return this.#startListing(lookup)
      })
    return this.#nextListing
  }

  #startListing(lookup: Lookup): Promise<readonly Shard[]> {
    const listing = this.#list(lookup, undefined).finally(() => {
      if (this.#listing === listing) this.#listing = undefined
    })
    this.#listing = listing
    return listing
  }

  #filterFor(type: ShardStart): Record<string, unknown> | undefined {
    const { list, iterator } = this.#facts
    const filterType = list.filters?.[type]
    if (filterType === undefined) return undefined
    const time = type === 'AT_TIMESTAMP' ? iterator.time : undefined
    return { [list.filterType]: filterType, ...(time !== undefined && { [time]: this.#plan.input[time] }) }
  }

  async #list(
    lookup: Lookup,
    filter: Readonly<Record<string, unknown>> | '' | undefined,
  ): Promise<readonly Shard[]> {
    const { stream, list } = this.#facts
    const { input } = this.#plan
    const names = stream.filter((name) => input[name] !== undefined)
    const named = Object.fromEntries(names.map((name) => [name, input[name]]))
    const listed = await lookup.list(list.operation, { ...named, ...(filter && { [list.filter]: filter }) })
    const shards = listed.map((one) => readShard(this.#facts, one))
    this.#family.add(shards)
    if (!filter) this.#family.keepEnded(shards)
    return shards
  }

  /** Where the shard continues behind records of a page that starts at `before`. */
  #placeOf(
    page: object,
    { delivered, before }: { readonly delivered: Delivered | undefined; readonly before: ShardPlace },
  ): Position {
    const rule = this.#rule
    const records = delivered ? recordsOf(rule, page).slice(0, delivered.get(rule.primary?.name ?? '')) : []
    const last = records.at(-1)
    return this.#plan.start.at([last === undefined ? before : placeAfter(sequenceOf(rule, last))])
  }

  #pauseAfter(page: object): number {
    const { reads, bytes } = this.#facts
    const known = this.#pages.of(page)
    if (!known) return 0
    const wanted = Math.max(reads ? 1000 / reads : 0, bytes ? (known.bytes / bytes) * 1000 : 0)
    return Math.max(0, wanted - (platform.elapsed() - known.sentAt))
  }
}

function oneShardRule({ rule: { ofOneShard } }: WalkPlan): ShardedRule {
  if (ofOneShard && isSharded(ofOneShard)) return ofOneShard
  throw new Error('the listing is not that of a stream')
}
