import { type AbortError, PaginationError } from '../../../errors/index.js'
import { type Progress, Recorder } from '../../checkpoint/index.js'
import {
  abortedError,
  type LoopMark,
  type PageLoop,
  type PageLoopOptions,
  type PagePoint,
} from '../../loop/index.js'
import type { Delivered } from '../../page/index.js'
import { startToken, type WalkPlan } from '../../plan/index.js'
import { type Outcome, type Receipt, Tally } from '../../receipt/index.js'
import { Serial } from '../../timing/index.js'
import { type Division, LookupEnded } from '../division/index.js'
import { DeliveredPages } from './delivered-pages.js'
import { markLoop } from './mark-loop.js'
import type { Piece } from './piece.js'
import { pieceError } from './piece-error.js'
import { PieceRequests } from './piece-requests.js'
import { nextArrival, nextFailure } from './what-is-next.js'

const done = { done: true, value: undefined } as const

/**
 * One loop over the pages of a listing that is divided into pieces. `PieceRequests` requests them, as many at once as the
 * plan allows; this class delivers the pages, in the order of the pieces or as they come, and does everything else as
 * `PageWalk` does for one chain: limits, deadline, checkpoint, errors that another `next()` may overcome.
 */
export class ParallelWalk implements PageLoop {
  readonly #plan: WalkPlan
  readonly #division: Division<unknown>
  readonly #isCollected: boolean
  readonly #countItems: () => number
  readonly #serial = new Serial()
  readonly #tally = new Tally()
  readonly #delivered: DeliveredPages
  readonly #requests: PieceRequests
  readonly recorder: Recorder | undefined
  /** The recorder that the loop tells what was delivered; undefined if items are held. */
  readonly #recorder: Recorder | undefined
  #outcome: Outcome = 'running'
  #isOver = false
  /** True once the consumer knows that the loop has ended. */
  #isEndKnown = false
  #isBegun = false
  /** False after an error, until the consumer asks for more: it may never do so. */
  #isGoing = false
  /** True while the consumer waits for a page. */
  #isAwaited = false

  constructor(plan: WalkPlan, division: Division<unknown>, options: PageLoopOptions = {}) {
    const { isCollected = false, isHeld = false, countItems, recorder } = options
    this.#plan = plan
    this.#division = division
    this.#isCollected = isCollected
    this.#delivered = new DeliveredPages(plan)
    this.#countItems = countItems ?? (() => this.#delivered.items)
    this.recorder = recorder ?? (plan.checkpoint && new Recorder(plan.checkpoint, plan.rule, !isCollected))
    if (!isHeld) this.#recorder = this.recorder
    this.#requests = new PieceRequests(plan, division, {
      tally: this.#tally,
      afterEach: () => this.#afterRequest(),
    })
  }

  /** Resumes after the last page delivered; undefined at the beginning, and after the end of the listing. */
  get resumeToken(): string | undefined {
    return this.mark().resumeToken
  }

  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#delivered.nonAggregatePart
  }

  get receipt(): Receipt {
    return this.receiptOf(this.#delivered.items, this.resumeToken)
  }

  /** The receipt of a loop over items, which counts its own. */
  receiptOf(items: number, resumeToken: string | undefined): Receipt {
    const { pages, emptyPages } = this.#delivered
    const { receipt: parallel } = this.#requests
    return this.#tally.receipt({ outcome: this.#outcome, pages, items, emptyPages, resumeToken, parallel })
  }

  get wantsItems(): boolean {
    return this.#recorder?.wantsItems ?? false
  }

  get isOverdue(): boolean {
    return this.#requests.isOverdue
  }

  get isAborted(): boolean {
    return this.#plan.signal?.aborted === true && !this.#isEndKnown
  }

  tokenWithinPage(delivered: Delivered | undefined): string | undefined {
    return this.mark().tokenWithin(delivered)
  }

  /** So that `for await` can continue with a loop after its `next()` failed. */
  [Symbol.asyncIterator](): this {
    return this
  }

  /** Concurrent calls are answered in order. */
  next(): Promise<IteratorResult<object, undefined>> {
    return this.#serial.run(() => this.#step())
  }

  return(): Promise<IteratorResult<object, undefined>> {
    return this.leave(undefined)
  }

  async leave(consumed: PagePoint | undefined): Promise<IteratorResult<object, undefined>> {
    this.#endIfDone()
    if (!this.#isOver) return this.interrupt('aborted', consumed)
    this.#isEndKnown = true
    await this.#recorder?.left(consumed && this.#progress(consumed))
    return done
  }

  async abort(consumed: PagePoint | undefined): Promise<AbortError> {
    await this.interrupt('aborted', consumed)
    this.#isEndKnown = false
    return abortedError(this.#plan, this.#delivered.pages)
  }

  async interrupt(
    outcome: 'aborted' | 'deadline',
    consumed: PagePoint | undefined,
  ): Promise<IteratorResult<object, undefined>> {
    this.halt(outcome)
    const progress = consumed && this.#progress(consumed)
    if (outcome === 'aborted') await this.#recorder?.left(progress)
    else await this.#recorder?.ended(progress ?? this.#progress())
    return done
  }

  halt(outcome: 'aborted' | 'deadline'): void {
    this.#isEndKnown = true
    const { current } = this.#delivered
    // The consumer had not finished with the last page, so the listing is not complete after all.
    const resume = current?.arrival.resume
    if (this.#outcome === 'complete' && resume) current?.piece.cutShort(resume)
    this.#end(outcome)
  }

  mark(): LoopMark {
    this.#endIfDone()
    const { pieces, isMisread } = this.#requests
    const state = { division: this.#division, delivered: this.#delivered, pieces, isMisread }
    return markLoop(this.#plan, { ...state, outcome: this.#outcome })
  }

  async consumed(point: PagePoint): Promise<void> {
    await this.#recorder?.consumed('item', this.#progress(point))
  }

  async save(point?: PagePoint): Promise<void> {
    if (this.#recorder) return this.#recorder.saveExplicitly(this.#progress(point))
    const problem = 'there is no checkpoint to save: pass the option checkpoint'
    throw new PaginationError(problem, this.#plan.rule.context)
  }

  async #step(): Promise<IteratorResult<object, undefined>> {
    this.#isAwaited = true
    this.#isGoing = true
    try {
      if (this.isAborted) throw await this.abort(undefined)
      if (!this.#isBegun && !this.#isOver) await this.#begin()
      const saving = this.#saveLastPage()
      this.#keepGoing()
      if (saving) await saving
      return await this.#nextPage()
    } catch (error) {
      this.#isGoing = false
      throw error
    } finally {
      this.#isAwaited = false
    }
  }

  async #begin(): Promise<void> {
    const failure = await this.#requests.begin()
    this.#isBegun = failure === undefined
    if (this.#isOver || this.isAborted || !failure) return
    if (failure.error instanceof LookupEnded) this.#end('deadline')
    else throw await this.#failed(failure.error, 'error')
  }

  async #nextPage(): Promise<IteratorResult<object, undefined>> {
    const requests = this.#requests
    for (;;) {
      if (this.isAborted) throw await this.abort(undefined)
      this.#endIfDone()
      if (this.#isOver) return this.#finish()
      if (requests.fault) throw await this.#failed(requests.fault.error, 'error')
      const { all } = requests.pieces
      const failed = nextFailure(all, requests.order)
      if (failed) throw await this.#fail(failed)
      if (this.isOverdue) this.#end('deadline')
      else {
        const next = nextArrival(all, requests.order)
        if (next) return this.#deliver(next)
        if (requests.pieces.areDone) {
          const empty = this.#deliverEmpty()
          if (empty) return empty
        } else if (requests.isLate && requests.isQuiet) this.#end('deadline')
        else if (requests.isQuiet) throw new Error('pieces are left, and none is requested')
        else await requests.change()
      }
    }
  }

  /** Something has arrived or failed. If the consumer waits for it, it decides what is requested next. */
  #afterRequest(): void {
    const { pieces, order } = this.#requests
    const isNews = nextFailure(pieces.all, order) ?? nextArrival(pieces.all, order)
    if (!this.#isAwaited || !isNews) this.#keepGoing()
  }

  /** Requests what may be requested now. The consumer waits, or pages are requested ahead. */
  #keepGoing(): void {
    const isAwaited = this.#isAwaited
    if (!this.#isGoing || this.#isOver || this.isAborted || (!isAwaited && this.#plan.prefetch === false))
      return
    this.#requests.pump({ wanted: this.#delivered.wanted(this.#requests.arrived), isAwaited })
  }

  #deliver(piece: Piece): IteratorResult<object, undefined> {
    const { page, isLast } = this.#delivered.take(piece)
    const { pieces } = this.#requests
    pieces.sweep(piece)
    this.#requests.firstPage = undefined
    this.#outcome = 'running'
    this.#isAwaited = false
    if (pieces.areDone) this.#end('complete')
    else if (isLast) this.#end('limit')
    else this.#keepGoing()
    return { done: false, value: page }
  }

  /** The end of a listing of which nothing was delivered: an empty page, as that of one chain. */
  #deliverEmpty(): IteratorResult<object, undefined> | undefined {
    const { firstPage } = this.#requests
    this.#end('complete')
    if (this.#delivered.pages > 0 || !firstPage) return undefined
    return { done: false, value: this.#delivered.takeEmpty(firstPage) }
  }

  /** Pieces behind the last page may turn out to be empty after it was delivered: then nothing is left to resume, at the deadline too. */
  #endIfDone(): void {
    const { pieces } = this.#requests
    if (!this.#isOver && this.#delivered.current && pieces.areDone) this.#end('complete')
  }

  #end(outcome: Outcome): void {
    this.#isOver = true
    this.#outcome = outcome
    this.#requests.stop()
  }

  /** The consumer learns of the end once the checkpoint knows it too. */
  async #finish(): Promise<IteratorResult<object, undefined>> {
    this.#isEndKnown = true
    if (this.#outcome !== 'aborted') await this.#recorder?.ended(this.#progress())
    return done
  }

  /** The error to throw. The next `next()` requests the page again. */
  async #fail(piece: Piece): Promise<unknown> {
    const { error, outcome } = pieceError(this.#plan, piece, {
      resumeToken: this.#isCollected ? startToken(this.#plan) : this.resumeToken,
      items: this.#delivered.items,
      isCollected: this.#isCollected,
    })
    piece.failure = undefined
    return this.#failed(error, outcome)
  }

  async #failed(error: unknown, outcome: Outcome): Promise<unknown> {
    this.#outcome = outcome
    await this.#recorder?.left()
    return error
  }

  /** Saves what the consumer has finished with, before it gets another page. */
  #saveLastPage(): Promise<void> | undefined {
    if (this.#isOver || !this.#delivered.current) return undefined
    const saving = this.#recorder?.consumed('page', this.#progress())
    saving?.catch(() => {})
    return saving
  }

  #progress(point?: PagePoint): Progress {
    return point ? this.mark().within(point) : this.mark().behind(this.#countItems())
  }
}
