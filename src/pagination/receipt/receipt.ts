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
