import type { CompiledRule } from './compiled-rule.js'
import { isSame } from './is-same.js'
import { itemsOf } from './page-slice.js'
import { isEmptyPage } from './receipt.js'

/**
 * How many pages in a row may be the one before once more, under a token that is new each time. Some listings
 * have such pages (a scan that projects one attribute); an endpoint that ignores tokens has no others
 * (getmoto/moto#7466).
 */
const mostRepeats = 1000

/** Counts the pages in a row that bring nothing new, in the memory of two items. */
export class IdlePages {
  #empty = 0
  #repeats = 0
  #size = 0
  #first: unknown
  #last: unknown

  constructor(
    private readonly rule: CompiledRule,
    private readonly mostEmpty: number,
  ) {}

  isEmpty(page: object): boolean {
    return isEmptyPage(this.rule, page)
  }

  /** Whether the latest page was the one before once more. */
  get isRepeating(): boolean {
    return this.#repeats > 0
  }

  /** Takes a page that is followed by another one; why the listing cannot go on, where it cannot. */
  problemAfter(page: object): string | undefined {
    this.#empty = this.isEmpty(page) ? this.#empty + 1 : 0
    const items = this.#items(page)
    this.#repeats = this.#isLikeBefore(items) ? this.#repeats + 1 : 0
    this.#keep(items)
    if (this.#empty >= this.mostEmpty) {
      return `${this.#empty} pages in a row were empty, each with a token to go on (maxEmptyPages sets how many may be)`
    }
    if (this.#repeats < mostRepeats) return undefined
    return `${this.#repeats} pages in a row were the same, each under another token: the endpoint seems to ignore tokens`
  }

  #keep(items: readonly unknown[]): void {
    this.#size = items.length
    this.#first = items[0]
    this.#last = items.at(-1)
  }

  #items(page: object): readonly unknown[] {
    const { primary } = this.rule
    return primary ? itemsOf(primary, primary.read(page)) : []
  }

  /** The first items differ nearly always, and then nothing else is looked at. */
  #isLikeBefore(items: readonly unknown[]): boolean {
    if (items.length === 0 || items.length !== this.#size) return false
    return isSame(items[0], this.#first) && isSame(items.at(-1), this.#last)
  }
}
