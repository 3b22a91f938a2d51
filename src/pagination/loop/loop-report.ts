import type { Delivered } from '../page/index.js'
import type { Receipt } from '../receipt/index.js'

/** What a loop reports while it runs, and afterwards. */
export interface LoopReport {
  readonly resumeToken: string | undefined
  readonly nonAggregatePart: Readonly<Record<string, unknown>>
  readonly receipt: Receipt
  /** Saves the checkpoint. */
  save(): Promise<void>
}

/**
 * A point within the page that was delivered last.
 *
 * @example
 * // three items into the second page of 100 topics each:
 * { delivered: Map { 'Topics' => 3 }, items: 103 }
 */
export interface PagePoint {
  /** What of the page was delivered; undefined at its start. */
  readonly delivered: Delivered | undefined
  /** Items of all pages up to this point. */
  readonly items: number
}
