import type { Effort } from './effort.js'
import type { Receipt } from './receipt.js'

/** What a receipt says about the listing itself, apart from the requests that were sent for it. */
export type ListingReceipt = Pick<
  Receipt,
  'outcome' | 'pages' | 'items' | 'emptyPages' | 'resumeToken' | 'parallel'
>

/** Counts the requests of one loop. */
export class Tally {
  #requests = 0
  #retries = 0
  #throttles = 0
  #slowest = 0
  #startedAt: number | undefined
  #endedAt = 0

  /** The longest time that a page took, in milliseconds. */
  get slowest(): number {
    return this.#slowest
  }

  /** Counts the requests for a page that arrived or failed. */
  countRequests(
    { attempts, throttles, others = 0 }: Effort,
    { sentAt, now }: { readonly sentAt: number; readonly now: number },
  ): void {
    this.#requests += attempts + others
    this.#retries += Math.max(0, attempts - 1)
    this.#throttles += throttles
    this.#slowest = Math.max(this.#slowest, now - sentAt)
    this.#startedAt ??= sentAt
    this.#endedAt = now
  }

  receipt({ outcome, pages, items, emptyPages, resumeToken, parallel }: ListingReceipt): Receipt {
    return {
      outcome,
      pages,
      items,
      requests: this.#requests,
      retries: this.#retries,
      throttles: this.#throttles,
      emptyPages,
      elapsed: this.#startedAt === undefined ? 0 : this.#endedAt - this.#startedAt,
      resumeToken,
      ...(parallel && { parallel }),
    }
  }
}

/** The receipt of a listing that has not begun. */
export function emptyReceipt(resumeToken: string | undefined): Receipt {
  return new Tally().receipt({ outcome: 'running', pages: 0, items: 0, emptyPages: 0, resumeToken })
}
