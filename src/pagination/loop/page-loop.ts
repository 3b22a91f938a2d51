import type { AbortError } from '../../errors/index.js'
import type { Recorder } from '../checkpoint/index.js'
import type { Delivered } from '../page/index.js'
import type { Receipt } from '../receipt/index.js'
import type { LoopMark } from './loop-mark.js'
import type { LoopReport, PagePoint } from './loop-report.js'

/** One loop over the pages of a listing: over one chain of tokens, or over several pieces at once. */
export interface PageLoop extends AsyncIterableIterator<object, undefined>, LoopReport {
  /** The receipt of a loop over items, which counts its own. */
  receiptOf(items: number, resumeToken: string | undefined): Receipt
  /** Whether the checkpoint has to know about every item. */
  readonly wantsItems: boolean
  /** True once the deadline has passed. */
  readonly isOverdue: boolean
  /** True if the caller's signal ended the loop: nothing more is delivered. */
  readonly isAborted: boolean
  /** Resumes within the last page delivered: after `delivered`, or at the start of the page. */
  tokenWithinPage(delivered: Delivered | undefined): string | undefined
  /** Ends the loop and aborts the requests in flight; calls of `next()` that wait for them get the end. */
  return(): Promise<IteratorResult<object, undefined>>
  /** The same for a consumer that had finished with the last page up to `consumed`. */
  leave(consumed: PagePoint | undefined): Promise<IteratorResult<object, undefined>>
  /** Ends the loop because the caller's signal was aborted; returns the error to throw. */
  abort(consumed: PagePoint | undefined): Promise<AbortError>
  /** Ends the loop in the middle of a page, which may be the last: then the listing is not complete after all. */
  interrupt(
    outcome: 'aborted' | 'deadline',
    consumed: PagePoint | undefined,
  ): Promise<IteratorResult<object, undefined>>
  /** Tells the checkpoint, if there is one, that the consumer has finished with the last page up to `point`. */
  consumed(point: PagePoint): Promise<void>
  /** Saves and loads the checkpoint, if there is one. A held loop itself only loads it. */
  readonly recorder: Recorder | undefined
  /** Where the loop is now, for later. */
  mark(): LoopMark
  /** Ends the loop and aborts the requests in flight, without telling the checkpoint. */
  halt(outcome: 'aborted' | 'deadline'): void
  /** Saves the checkpoint: what was delivered counts as finished. */
  save(point?: PagePoint): Promise<void>
}

export interface PageLoopOptions {
  /** True if the pages are collected into one result, so that nothing is delivered if the loop fails. @default false */
  readonly isCollected?: boolean
  /**
   * True if items are read ahead of their consumer. The loop then only loads the checkpoint: whoever knows what the
   * consumer has finished with saves it, with `recorder` and the loop's marks. @default false
   */
  readonly isHeld?: boolean
  /** How many items were delivered. @default those of the pages that `maxItems` counts */
  readonly countItems?: () => number
  /** The loop's recorder, if it was made before. @default a new one, if the plan has a checkpoint */
  readonly recorder?: Recorder | undefined
  /** Why a listing that was to be divided is one chain after all, for the receipt. */
  readonly oneChain?: string | undefined
}
