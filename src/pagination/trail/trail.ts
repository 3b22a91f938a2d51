import { itemsOf } from '../page/index.js'
import { type CompiledRule, canSeek, type PageKey, type Seek, seekValues } from '../rule/index.js'
import type { Position } from '../token/index.js'
import { digestItem, digestItems, digestNext, emptyDigest } from './item-digest.js'

/** How many items of one result key were delivered, their digest, and the digest of the last one. */
export interface KeyTrail {
  readonly count: number
  readonly digest: number
  readonly last: number
}

const nothing: KeyTrail = { count: 0, digest: emptyDigest, last: emptyDigest }

interface TrailState {
  readonly origin: Position
  readonly keys: readonly KeyTrail[]
  /** By result key, the trail after each item of the latest page; empty unless `everyItem` was set. */
  readonly steps: readonly (readonly KeyTrail[])[]
}

/**
 * What a listing has delivered since its origin, a position that can be requested without a token. A recovery lists from
 * the origin again and compares what comes with the trail, in constant memory. If the service can start after an item,
 * the origin moves along with the listing, and little is listed twice.
 *
 * S3 ListObjectVersions after a page with two versions and one delete marker, listed from the beginning:
 *
 * ```
 * origin  the beginning; its `textUnlessBeginning` is undefined
 * keys    [{ count: 2, digest: 5964270237596477, last: 8633124181356145 },   Versions
 *          { count: 1, digest: 7226943126331327, last: 7226943126331327 },   DeleteMarkers
 *          { count: 0, digest: 0, last: 0 }]                                 CommonPrefixes
 * ```
 */
export class Trail {
  constructor(
    private readonly rule: CompiledRule,
    private readonly state: TrailState,
  ) {}

  static from(rule: CompiledRule, origin: Position): Trail {
    return Trail.of(
      rule,
      origin,
      rule.resultKeys.map(() => nothing),
    )
  }

  /** Restores a trail from a checkpoint. */
  static of(rule: CompiledRule, origin: Position, keys: readonly KeyTrail[]): Trail {
    return new Trail(rule, { origin, keys, steps: [] })
  }

  get origin(): Position {
    return this.state.origin
  }

  get hasItems(): boolean {
    return this.keys.some(({ count }) => count > 0)
  }

  /** One for each result key, in the rule's order. */
  get keys(): readonly KeyTrail[] {
    return this.state.keys
  }

  /** Returns the trail after `page` is delivered. Pass `everyItem` if the listing may stop in the middle of the page. */
  with(
    page: object,
    { input, everyItem }: { input: Readonly<Record<string, unknown>>; everyItem: boolean },
  ): Trail {
    const lists = this.rule.resultKeys.map((key) => listedItems(key, page))
    const seek =
      canSeek(this.rule.seek, input) && !this.#takesToken(this.rule.seek) ? this.rule.seek : undefined
    const moved = seek && this.#movedOrigin(seek, lists, input)
    if (moved && !everyItem) return moved
    const steps = everyItem ? lists.map((items, index) => stepsOver(this.#key(index), items)) : []
    if (moved) return new Trail(this.rule, { ...moved.state, steps })
    const keys = lists.map((items, index) => steps[index]?.at(-1) ?? trailOver(this.#key(index), items))
    return new Trail(this.rule, { origin: this.origin, keys, steps })
  }

  /**
   * Returns the trail in the middle of a page, between this trail and `after`, which includes the whole page. `counts` has
   * the number of delivered items by result key; undefined means all.
   */
  within(after: Trail, counts: readonly (number | undefined)[]): Trail {
    const keys = this.keys.map((key, index) => {
      const steps = after.state.steps[index] ?? []
      return steps[(counts[index] ?? steps.length) - 1] ?? key
    })
    return new Trail(this.rule, { origin: this.origin, keys, steps: [] })
  }

  #key(index: number): KeyTrail {
    return this.keys[index] ?? nothing
  }

  /** True if the seek uses the token's own input members: the service has just rejected that token. */
  #takesToken({ members }: Seek): boolean {
    return members.every(({ input }) => this.rule.inputTokens.some(({ name }) => name === input))
  }

  /** Returns a trail whose origin is the last item; undefined if items of other result keys were delivered too. */
  #movedOrigin(
    seek: Seek,
    lists: readonly (readonly unknown[])[],
    input: Readonly<Record<string, unknown>>,
  ): Trail | undefined {
    const [primary = [], ...others] = lists
    const isPlain = others.every((list) => list.length === 0) && !this.hasItems
    const last = primary.at(-1)
    const seekInput = isPlain && last !== undefined ? seekValues(seek, last, input) : undefined
    return seekInput && Trail.from(this.rule, this.origin.afterItem(seekInput))
  }
}

/** Returns the trail after each of the items. */
function stepsOver(key: KeyTrail, items: readonly unknown[]): KeyTrail[] {
  let { count, digest } = key
  return items.map((item) => {
    digest = digestNext(digest, count++, item)
    return { count, digest, last: digestItem(emptyDigest, item) }
  })
}

/** Returns the trail after all of the items. */
function trailOver(key: KeyTrail, items: readonly unknown[]): KeyTrail {
  if (items.length === 0) return key
  const digest = digestItems(key.digest, key.count, items)
  return { count: key.count + items.length, digest, last: digestItem(emptyDigest, items.at(-1)) }
}

/** Returns the items of a list, map or string, which continues from page to page. Other values have no items to list. */
export function listedItems(key: PageKey, page: object): readonly unknown[] {
  const value = key.read(page)
  const isListed = Array.isArray(value) || typeof value === 'string' || key.isMap
  return isListed ? itemsOf(key, typeof value === 'string' ? [...value] : value) : []
}
