import { isEmptyPage, KeyOrder, type Tokens } from '../page/index.js'
import type { WalkPlan } from '../plan/index.js'
import type { CompiledRule } from '../rule/index.js'
import { type DeadEnd, deadEnd } from './dead-end.js'
import { RepeatedPages } from './repeated-pages.js'

/** Notices that a listing leads nowhere: empty pages, the same page again and again, keys that go backwards. */
export class PageWatch {
  readonly #rule: CompiledRule
  readonly #mostEmpty: number
  readonly #repeats: RepeatedPages | undefined
  readonly #order: KeyOrder | undefined
  #empty = 0

  constructor({ rule, input, maxEmptyPages, noticesIgnoredTokens, pollInterval }: WalkPlan) {
    this.#rule = rule
    this.#mostEmpty = maxEmptyPages
    const isWatched = noticesIgnoredTokens && pollInterval === undefined
    this.#repeats = isWatched ? new RepeatedPages(rule) : undefined
    this.#order = isWatched ? KeyOrder.of(rule, input) : undefined
  }

  /** Takes a page from which `tokens` lead back; whether it looks like the one before. */
  isLikeBefore(page: object, tokens: Tokens): boolean {
    this.#repeats?.problemAfter(page, tokens)
    return this.#repeats?.isRepeating ?? false
  }

  /** Takes a page, number `count` of the listing, that is about to be delivered. */
  problemOf(page: object, count: number): DeadEnd | undefined {
    const step = this.#order?.stepBack(page)
    return step && deadEnd.wentBack(count, step)
  }

  /** Takes a page from which `tokens` lead on to another one. */
  problemAfter(page: object, tokens: Tokens): DeadEnd | undefined {
    this.#empty = isEmptyPage(this.#rule, page) ? this.#empty + 1 : 0
    const same = this.#repeats?.problemAfter(page, tokens)
    if (this.#empty >= this.#mostEmpty) return deadEnd.emptyPages(this.#empty)
    return same === undefined ? undefined : deadEnd.samePages(same)
  }
}
