import { compareUtf8 } from '../../values/index.js'
import { type CompiledRule, canSeek, decodeValue, type PageKey } from '../rule/index.js'
import { itemsOf } from './page-slice.js'

type Input = Readonly<Record<string, unknown>>

/** A key that is lower than the last key of the page before. */
export interface StepBack {
  readonly from: string
  readonly to: string
}

/** How the keys of a listing are read from its pages. */
interface SortedKeys {
  readonly list: PageKey
  readonly member: string
  /** The input member that asks for URL-encoded keys. */
  readonly encodedBy: string | undefined
  readonly input: Input
}

/** Ascending pairs of keys before a lower key counts: some endpoints list in no order at all. */
const enoughAscents = 5

/**
 * Finds keys that go backwards from one page to the next, in a listing that the service documents as sorted. An endpoint
 * that loses its position lists some keys twice, skips others, and may report the result as complete.
 *
 * Endpoints sort in several ways: S3 by UTF-8 bytes, s3proxy by UTF-16 units, others by locale, stores that walk a file
 * system folder by folder, and S3's directory buckets not at all. So a key goes backwards only if it does in every one
 * of these orders, and if all earlier keys and those of its page are in order.
 */
export class KeyOrder {
  #last: string | undefined
  #ascents = 0
  #isSorted = true

  private constructor(private readonly keys: SortedKeys) {}

  /** Returns undefined if the listing has no documented order. */
  static of({ primary, sortedBy, seek }: CompiledRule, input: Input): KeyOrder | undefined {
    const member = primary && sortedBy?.[primary.name]
    if (!primary || member === undefined || !canSeek(seek, input)) return undefined
    const encodedBy = seek.members.find((one) => one.member === member)?.encodedBy
    return new KeyOrder({ list: primary, member, encodedBy, input })
  }

  /** Reads the next page. Returns the two keys if the page starts before the end of the last one. */
  stepBack(page: object): StepBack | undefined {
    if (!this.#isSorted) return undefined
    const { list } = this.keys
    const items = itemsOf(list, list.read(page))
    const [from, to] = [this.#last, this.#keyOf(items[0])]
    if (to === undefined) return undefined
    if (from !== undefined && to < from) {
      const isBack = goesBack(from, to)
      this.#count(items, isBack ? items.length : 0)
      if (isBack && this.#isSorted && this.#ascents >= enoughAscents) return { from, to }
      if (isBack) this.#isSorted = false
    } else {
      if (from !== undefined && to > from) this.#ascents++
      this.#count(items, enoughAscents - this.#ascents)
    }
    this.#last = this.#keyOf(items.at(-1)) ?? to
    return undefined
  }

  /** Counts the ascents among the first `pairs` pairs of neighbouring keys on a page. */
  #count(items: readonly unknown[], pairs: number): void {
    for (let index = 1; index < items.length && index <= pairs; index++) {
      const [before, key] = [this.#keyOf(items[index - 1]), this.#keyOf(items[index])]
      const isKnown = before !== undefined && key !== undefined
      if (!isKnown || (key < before && compareUtf8(key, before) < 0)) this.#isSorted = false
      else if (key !== before) this.#ascents++
    }
  }

  #keyOf(item: unknown): string | undefined {
    const { member, encodedBy, input } = this.keys
    const value: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, member) : undefined
    const key = decodeValue(value, encodedBy, input)
    return typeof key === 'string' ? key : undefined
  }
}

/** True if `to` is before `from` in every other order too; the caller has compared their UTF-16 units. */
function goesBack(from: string, to: string): boolean {
  // The caller may have asked for URL-encoded keys, which are sorted by their decoded form.
  const isBackInBytes = compareUtf8(decoded(to), decoded(from)) < 0
  if (!isBackInBytes || compareUtf8(byFolder(to), byFolder(from)) >= 0) return false
  return new Intl.Collator('en').compare(to, from) < 0
}

/** Sorts `a/b` before `a-b`, as a walk through sorted folders does. */
function byFolder(key: string): string {
  return key.replaceAll('/', '\0')
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
