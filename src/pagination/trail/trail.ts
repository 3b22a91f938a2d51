import { itemsOf } from '../page/index.js'
import { type CompiledRule, canSeek, type PageKey, type Seek, seekValues } from '../rule/index.js'
import type { Position } from '../token/index.js'
import { digestItem, digestNext, emptyDigest } from './item-digest.js'

/** How many items of one result key were delivered, a hash over them, and one of the last. */
export interface KeyTrail {
  readonly count: number
  readonly digest: number
  readonly last: number
}

const nothing: KeyTrail = { count: 0, digest: emptyDigest, last: emptyDigest }

interface TrailState {
  readonly origin: Position
  readonly keys: readonly KeyTrail[]
  /** By result key, the trail after each of the latest page's items; empty where no one asked for them. */
  readonly steps: readonly (readonly KeyTrail[])[]
}

/**
 * What a listing delivered since a place that it can be asked for again without a token: enough to go over it once
 * more and know it, in constant memory. Where the service starts by an item, that place moves along with the listing
 * and there is hardly anything to go over.
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

  /** As it was kept in a checkpoint. */
  static of(rule: CompiledRule, origin: Position, keys: readonly KeyTrail[]): Trail {
    return new Trail(rule, { origin, keys, steps: [] })
  }

  get origin(): Position {
    return this.state.origin
  }

  get hasItems(): boolean {
    return this.keys.some(({ count }) => count > 0)
  }

  /** In the order of the rule's result keys. */
  get keys(): readonly KeyTrail[] {
    return this.state.keys
  }

  /** The trail once `page` is delivered too. `everyItem`: it may be left in the middle of that page. */
  with(
    page: object,
    { input, everyItem }: { input: Readonly<Record<string, unknown>>; everyItem: boolean },
  ): Trail {
    const lists = this.rule.resultKeys.map((key) => listedItems(key, page))
    const seek = canSeek(this.rule.seek, input) && !this.#isToken(this.rule.seek) ? this.rule.seek : undefined
    const moved = seek && this.#moved(seek, lists, input)
    if (moved && !everyItem) return moved
    const steps = everyItem ? lists.map((items, index) => stepsOver(this.#key(index), items)) : []
    if (moved) return new Trail(this.rule, { ...moved.state, steps })
    const keys = lists.map((items, index) => steps[index]?.at(-1) ?? trailOver(this.#key(index), items))
    return new Trail(this.rule, { origin: this.origin, keys, steps })
  }

  /**
   * The trail in the middle of the page that made `after` of this: `counts` of its items are delivered, by result
   * key, and all where that is undefined.
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

  /** Where an item's member is the token itself, it is what was refused. */
  #isToken({ members }: Seek): boolean {
    return members.every(({ input }) => this.rule.inputTokens.some(({ name }) => name === input))
  }

  /** The trail that begins anew at the last item: possible while there was nothing but primary items. */
  #moved(
    seek: Seek,
    lists: readonly (readonly unknown[])[],
    input: Readonly<Record<string, unknown>>,
  ): Trail | undefined {
    const [primary = [], ...others] = lists
    const isPlain = others.every((list) => list.length === 0) && !this.hasItems
    const last = primary.at(-1)
    const sought = isPlain && last !== undefined ? seekValues(seek, last, input) : undefined
    return sought && Trail.from(this.rule, this.origin.afterItem(sought))
  }
}

/** The trail after each of some items that follow. */
function stepsOver(key: KeyTrail, items: readonly unknown[]): KeyTrail[] {
  let { count, digest } = key
  return items.map((item) => {
    digest = digestNext(digest, count++, item)
    return { count, digest, last: digestItem(emptyDigest, item) }
  })
}

/** The trail after all of them. */
function trailOver(key: KeyTrail, items: readonly unknown[]): KeyTrail {
  if (items.length === 0) return key
  let { count, digest } = key
  for (const item of items) digest = digestNext(digest, count++, item)
  return { count, digest, last: digestItem(emptyDigest, items.at(-1)) }
}

/** A list, a map or a text goes on from page to page; anything else is no part of the listing itself. */
export function listedItems(key: PageKey, page: object): readonly unknown[] {
  const value = key.read(page)
  const isListed = Array.isArray(value) || typeof value === 'string' || key.isMap
  return isListed ? itemsOf(key, typeof value === 'string' ? [...value] : value) : []
}
