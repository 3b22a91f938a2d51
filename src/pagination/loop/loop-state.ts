import type { Delivered } from '../page/index.js'
import type { Receipt } from '../receipt/index.js'

/** What a loop tells of itself while it runs, and afterwards. */
export interface LoopState {
  readonly resumeToken: string | undefined
  readonly nonAggregatePart: Readonly<Record<string, unknown>>
  readonly receipt: Receipt
  /** Saves the checkpoint. */
  save(): Promise<void>
}

/** A place within the page that was delivered last. */
export interface Place {
  /** After so much of it; undefined: at its start. */
  readonly delivered: Delivered | undefined
  /** Items of all pages up to there. */
  readonly items: number
}
