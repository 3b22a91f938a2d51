import { type Delivered, dropItems } from '../page/index.js'
import type { CompiledRule } from '../rule/index.js'
import {
  digestItem,
  digestNext,
  emptyDigest,
  type KeyTrail,
  listedItems,
  type Trail,
} from '../trail/index.js'

/** What a page holds beyond what was delivered before. */
export interface Remainder {
  readonly page: object
  /** What of the page was delivered before; undefined where nothing was. */
  readonly skipped: Delivered | undefined
}

/** Goes over a listing once more, up to where it was, and sees to it that it is the same. */
export class Replay {
  readonly #seen: { count: number; digest: number }[]

  constructor(
    private readonly rule: CompiledRule,
    private readonly trail: Trail,
  ) {
    this.#seen = rule.resultKeys.map(() => ({ count: 0, digest: emptyDigest }))
  }

  get isDone(): boolean {
    return this.trail.keys.every(({ count }, index) => this.#seen[index]?.count === count)
  }

  /** How many items are still to be gone over. */
  get missing(): number {
    return this.trail.keys.reduce((sum, { count }, index) => sum + count - (this.#seen[index]?.count ?? 0), 0)
  }

  /** The new part of `page`; undefined where there is none; `'changed'` where it is not what came before. */
  take(page: object): Remainder | undefined | 'changed' {
    const before = this.#seen.map(({ count }) => count)
    if (!this.trail.keys.every((key, index) => this.#isKnown(key, index, page))) return 'changed'
    const skipped = this.#seen.map(({ count }, index) => count - (before[index] ?? 0))
    const rest = this.rule.resultKeys.reduce((left, key, index) => {
      const count = skipped[index] ?? 0
      return count === 0 ? left : dropItems(left, key, count)
    }, page)
    const isNew = this.rule.resultKeys.some((key) => listedItems(key, rest).length > 0)
    return isNew ? { page: rest, skipped: this.#deliveredOf(skipped, rest) } : undefined
  }

  /** A list that is through needs no mention, unless it is the first. */
  #deliveredOf(skipped: readonly number[], rest: object): Delivered | undefined {
    if (skipped.every((count) => count === 0)) return undefined
    const { resultKeys, primary } = this.rule
    const told = resultKeys.flatMap((key, index) => {
      const isTold = key === primary || listedItems(key, rest).length > 0
      return isTold ? [[key.name, skipped[index] ?? 0] as const] : []
    })
    return new Map(told)
  }

  #isKnown({ count, digest, last }: KeyTrail, index: number, page: object): boolean {
    const [key, seen] = [this.rule.resultKeys[index], this.#seen[index]]
    if (!key || !seen || seen.count === count) return true
    const items = listedItems(key, page).slice(0, count - seen.count)
    for (const item of items) seen.digest = digestNext(seen.digest, seen.count++, item)
    if (seen.count < count) return true
    return seen.digest === digest && digestItem(emptyDigest, items.at(-1)) === last
  }
}
