import type { CompiledRule, PageKey } from './compiled-rule.js'
import { countItems, sizeOf } from './page-slice.js'

/** Why a listing is where it is. */
export type Outcome =
  /** It has not ended: it was not begun, or someone is in the middle of it. */
  | 'running'
  /** The service said that there is no more. */
  | 'complete'
  /** `maxItems` ended it, and there is more. */
  | 'limit'
  /** `deadline` ended it. */
  | 'deadline'
  /** `signal` or `break` ended it. */
  | 'aborted'
  /** Its latest page failed; asking again may help. */
  | 'error'
  /** Too many pages in a row were empty. */
  | 'empty-limit'
  /** The endpoint gave the same page for one token after another, or went back to keys that it had listed. */
  | 'ignored-token'

/** What a listing did, and whether it is all there is: only `complete` says so. */
export interface Receipt {
  readonly outcome: Outcome
  /** Pages delivered. */
  readonly pages: number
  /** Items delivered: those that `maxItems` counts, or those that a loop over items gave. */
  readonly items: number
  /** Requests sent, repeated attempts and pages asked for ahead included. */
  readonly requests: number
  /** How many of the requests were repeated attempts. */
  readonly retries: number
  /** How many of the requests were refused because there were too many. */
  readonly throttles: number
  /** Pages delivered that held no item, and no count above zero. */
  readonly emptyPages: number
  /** Milliseconds from the first request to the last answer. */
  readonly elapsed: number
  /**
   * Where to go on; undefined once the listing is complete, and while nothing was delivered from its beginning. In an
   * operation without result keys it is undefined, too, after an error that leaves no place to go on from.
   */
  readonly resumeToken: string | undefined
}

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

/**
 * Whether a page brings nothing: no item, and no count above zero, such as DynamoDB's `Count` where `Select` is `COUNT`
 * and its `ScannedCount` where a filter lets nothing through. Without result keys, no page is known to be empty.
 */
export function isEmptyPage(rule: CompiledRule, page: object): boolean {
  return rule.resultKeys.length > 0 && rule.resultKeys.every((key) => isEmpty(key, key.read(page)))
}

function isEmpty(key: PageKey, value: unknown): boolean {
  return isNumber(value) ? !(value > 0) : holdsNoItem(key, value)
}

/** Whether a page has no item; its counts do not matter. */
export function hasNoItems(rule: CompiledRule, page: object): boolean {
  return rule.resultKeys.length > 0 && rule.resultKeys.every((key) => holdsNoItem(key, key.read(page)))
}

function holdsNoItem(key: PageKey, value: unknown): boolean {
  return isNumber(value) || typeof value === 'boolean' || value === '' || sizeOf(key, value) === 0
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
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
