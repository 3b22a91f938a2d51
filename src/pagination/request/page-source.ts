import type { WalkPlan } from '../plan/index.js'
import type { Tally } from '../receipt/index.js'
import { runPendingIo } from '../timing/index.js'
import type { Position } from '../token/index.js'
import { PageRequests, type PageResult } from './page-requests.js'

/** A page that was requested before the loop came to it. */
interface PrefetchedPage {
  readonly position: Position
  readonly result: Promise<PageResult>
}

/**
 * Requests the pages of one loop one after another, and one page ahead if the plan says so. A prefetched page does not
 * change where the loop is: it is handed out when the loop asks for it.
 */
export class PageSource {
  readonly #requests: PageRequests
  #prefetched: PrefetchedPage | undefined

  constructor(plan: WalkPlan, tally: Tally) {
    this.#requests = new PageRequests(plan, tally)
  }

  /** True once the deadline has passed. */
  get isOverdue(): boolean {
    return this.#requests.isOverdue
  }

  /** The page at `position`. Rejects only if the sender cannot read a failure. A page that failed is requested again the next time. */
  get(position: Position): Promise<PageResult> {
    const prefetched = this.#prefetched
    this.#prefetched = undefined
    return prefetched?.position === position ? prefetched.result : this.#requests.get(position)
  }

  /** Resolves as soon as the request is sent. */
  prefetch(position: Position): Promise<void> | undefined {
    if (this.#requests.isTooLate) return undefined
    const result = this.#requests.get(position)
    // The loop may end without asking for it.
    result.catch(() => {})
    this.#prefetched = { position, result }
    return runPendingIo()
  }

  /** Waits before the next page, at most until the deadline or the end of the loop. */
  wait(milliseconds: number): Promise<void> {
    return this.#requests.wait(milliseconds)
  }

  /** Aborts the requests in flight: the loop has ended. */
  stop(): void {
    this.#prefetched = undefined
    this.#requests.stop()
  }
}
