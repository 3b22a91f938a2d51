import { compareUtf8 } from '../../values/index.js'
import { asTaken, type CompiledRule, canSeek, type PageKey } from '../rule/index.js'
import { itemsOf } from './page-slice.js'

type Input = Readonly<Record<string, unknown>>

/**
 * How many keys must have followed each other in ascending order before one that does not says anything: an
 * endpoint may list in no order at all.
 */
const enoughAscents = 5

/**
 * Notices keys that go backwards from one page to the next, in a listing that its service documents to be sorted: an
 * endpoint that loses its place lists some keys twice, leaves others out, and may call the result complete.
 *
 * Endpoints sort in several ways: S3 by UTF-8 bytes, s3proxy by UTF-16 units, others as a locale does, stores that walk
 * a file system folder by folder, and S3's directory buckets not at all. So a key goes backwards only if it does in each of these orders, and if all keys so
 * far, and those of its page, were in order.
 */
export class KeyOrder {
  #last: string | undefined
  #ascents = 0
  #isSorted = true

  private constructor(
    private readonly key: PageKey,
    private readonly member: string,
    /** The member of the input that asks for URL-encoded keys. */
    private readonly encodedBy: string | undefined,
    private readonly input: Input,
  ) {}

  /** undefined for a listing that is in no documented order. */
  static of({ primary, sortedBy, seek }: CompiledRule, input: Input) {
    const member = primary && sortedBy?.[primary.name]
    if (!primary || member === undefined || !canSeek(seek, input)) return undefined
    const encodedBy = seek.members.find((one) => one.member === member)?.encodedBy
    return new KeyOrder(primary, member, encodedBy, input)
  }

  /** Takes the next page; where it stepped back from and to, if it did. */
  stepBack(page: object): { readonly from: string; readonly to: string } | undefined {
    if (!this.#isSorted) return undefined
    const items = itemsOf(this.key, this.key.read(page))
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

  /** Counts ascents on a page, looking at so many pairs of keys that follow each other. */
  #count(items: readonly unknown[], pairs: number): void {
    for (let index = 1; index < items.length && index <= pairs; index++) {
      const [before, key] = [this.#keyOf(items[index - 1]), this.#keyOf(items[index])]
      const isKnown = before !== undefined && key !== undefined
      if (!isKnown || (key < before && compareUtf8(key, before) < 0)) this.#isSorted = false
      else if (key !== before) this.#ascents++
    }
  }

  #keyOf(item: unknown): string | undefined {
    const key: unknown =
      typeof item === 'object' && item !== null ? Reflect.get(item, this.member) : undefined
    const plain = asTaken(key, this.encodedBy, this.input)
    return typeof plain === 'string' ? plain : undefined
  }
}

/** In the order of UTF-16 units it goes back already. */
function goesBack(from: string, to: string): boolean {
  // The caller may have asked for keys in URL encoding, which are sorted by what they stand for.
  const isBackInBytes = compareUtf8(decoded(to), decoded(from)) < 0
  if (!isBackInBytes || compareUtf8(byFolder(to), byFolder(from)) >= 0) return false
  return new Intl.Collator('en').compare(to, from) < 0
}

/** `a/b` before `a-b`, as in a walk of folders that are sorted each by itself. */
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
