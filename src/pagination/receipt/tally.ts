import { countItems, isEmptyPage } from '../page/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
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

  /** A page came or failed; `source` is the page or the error, which tell of the attempts made for it. */
  countAnswer(source: unknown, { sentAt, now }: { readonly sentAt: number; readonly now: number }): void {
    const { attempts, throttles } = effortOf(source)
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

/** As the metadata of an answer, or an error of ours or of the AWS SDK v3, tells it. */
function effortOf(source: unknown): { attempts: number; throttles: number } {
  const teller = member(source, '$metadata') ?? source
  return {
    attempts: Math.max(1, count(member(teller, 'attempts')) || count(member(source, 'attempts'))),
    throttles: count(member(teller, 'throttles')) || count(member(source, 'throttles')),
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
