import { countItems, isEmptyPage } from '../page/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
import type { Effort } from './effort.js'
import type { Outcome, Receipt } from './receipt.js'

/** Counts what a loop does. */
export class Tally {
  outcome: Outcome = 'running'
  pages = 0
  items = 0
  requests = 0
  retries = 0
  throttles = 0
  emptyPages = 0
  /** The longest that a page took, in milliseconds. */
  slowest = 0
  #startedAt: number | undefined
  #endedAt = 0

  constructor(
    private readonly rule: CompiledRule,
    /** The result keys whose items count. */
    private readonly counted: readonly PageKey[],
  ) {}

  /** Counts a page that arrived or failed. */
  countRequests(
    { attempts, throttles }: Effort,
    { sentAt, now }: { readonly sentAt: number; readonly now: number },
  ): void {
    this.requests += attempts
    this.retries += attempts - 1
    this.throttles += throttles
    this.slowest = Math.max(this.slowest, now - sentAt)
    this.#startedAt ??= sentAt
    this.#endedAt = now
  }

  countPage(page: object): void {
    this.pages++
    this.items += countItems(this.counted, page)
    if (isEmptyPage(this.rule, page)) this.emptyPages++
  }

  receipt(resumeToken: string | undefined, items = this.items): Receipt {
    const { outcome, pages, requests, retries, throttles, emptyPages } = this
    const elapsed = this.#startedAt === undefined ? 0 : this.#endedAt - this.#startedAt
    return { outcome, pages, items, requests, retries, throttles, emptyPages, elapsed, resumeToken }
  }
}
