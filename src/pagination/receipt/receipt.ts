/** How a listing ended, or that it has not. */
export type Outcome =
  /** It has not started, or not ended. */
  | 'running'
  /** Everything was listed: the service said that there is no more. */
  | 'complete'
  /** `maxItems` ended it, and more items remain. */
  | 'limit'
  /** `deadline` ended it. */
  | 'deadline'
  /** `signal` or `break` ended it. */
  | 'aborted'
  /** Its last request failed. Another one may succeed. */
  | 'error'
  /** Too many pages in a row were empty. */
  | 'empty-limit'
  /** The endpoint returned the same page for one token after another, or went back to keys that it had listed. */
  | 'ignored-token'

/** How a listing with the option `parallel` was divided. */
export interface ParallelReceipt {
  /** The pieces that the listing was divided into. */
  readonly pieces: number
  /** The most requests that were in flight at once. */
  readonly mostInFlight: number
  /** Pages that had nothing for the listing: requests to find out where its items are. */
  readonly wasted: number
  /** Why the listing, or the rest of it, was one chain of tokens after all; absent if it was divided. */
  readonly oneChain?: string | undefined
}

/**
 * What a listing did, and whether it is complete.
 *
 * @example
 * { outcome: 'limit', pages: 2, items: 150, requests: 3, retries: 1, throttles: 1, emptyPages: 0, elapsed: 214,
 *   resumeToken: 'eyJOZXh0VG9rZW4iOiAi…' }
 */
export interface Receipt {
  readonly outcome: Outcome
  /** Pages delivered. */
  readonly pages: number
  /** Items delivered: those that `maxItems` counts, or those that a loop over items yielded. */
  readonly items: number
  /** Requests sent, including repeated attempts and prefetched pages. */
  readonly requests: number
  /** Requests that were repeated attempts. */
  readonly retries: number
  /** Requests that the service throttled. */
  readonly throttles: number
  /** Pages delivered without an item and without a count above zero. */
  readonly emptyPages: number
  /** Milliseconds from the first request to the last response. */
  readonly elapsed: number
  /**
   * Continues after what was delivered, passed as `startingToken`. undefined once the listing is complete, and before
   * anything was delivered from its beginning. An operation without result keys has none after an error that leaves no
   * token.
   */
  readonly resumeToken: string | undefined
  /** How the listing was divided; absent without the option `parallel`. */
  readonly parallel?: ParallelReceipt | undefined
}
