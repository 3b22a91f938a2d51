import { AbortError, PaginationError } from '../../../errors/index.js'
import { type Progress, Recorder } from '../../checkpoint/index.js'
import {
  type PageLoop,
  type PageLoopOptions,
  type PagePoint,
  type StuckLoop,
  savedOutcome,
  stuckError,
  tokenExpired,
  withinMaxItems,
} from '../../loop/index.js'
import { countItems, type Delivered, isEmptyPage, keepFirst } from '../../page/index.js'
import { startToken, type WalkPlan } from '../../plan/index.js'
import { type Outcome, type Receipt, Tally } from '../../receipt/index.js'
import { Serial } from '../../timing/index.js'
import { type Position, type SavedPieces, savedPieces } from '../../token/index.js'
import type { Division } from '../division/index.js'
import type { Arrival, Piece } from './piece.js'
import { PieceRequests } from './piece-requests.js'
import type { PointWithin } from './pieces.js'
import { nextArrival, nextFailure } from './what-is-next.js'

const done = { done: true, value: undefined } as const

/** Where a listing continues: a position, or several. */
type Rest = Pick<Position, 'text' | 'textUnlessBeginning'>

/** The page that was delivered last. */
interface Current {
  readonly piece: Piece
  readonly arrival: Arrival
}

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
  readonly #requests: PieceRequests
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
  #pages = 0
  #items = 0
  #emptyPages = 0
  #nonAggregatePart: Readonly<Record<string, unknown>> = {}
  #current: Current | undefined

  constructor(plan: WalkPlan, division: Division<unknown>, options: PageLoopOptions = {}) {
    const { isCollected = false, countItems, recorder } = options
    this.#plan = plan
    this.#division = division
    this.#isCollected = isCollected
    this.#countItems = countItems ?? (() => this.#items)
    this.#recorder = recorder ?? (plan.checkpoint && new Recorder(plan.checkpoint, plan.rule, !isCollected))
    this.#requests = new PieceRequests(plan, division, {
      tally: this.#tally,
      afterEach: () => this.#keepGoing(),
    })
  }

  /** Resumes after the last page delivered; undefined at the beginning, and after the end of the listing. */
  get resumeToken(): string | undefined {
    const rest = this.#rest(undefined)
    return this.#outcome === 'deadline' ? rest?.text : rest?.textUnlessBeginning
  }

  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#nonAggregatePart
  }

  get receipt(): Receipt {
    return this.receiptOf(this.#items, this.resumeToken)
  }

  /** The receipt of a loop over items, which counts its own. */
  receiptOf(items: number, resumeToken: string | undefined): Receipt {
    const { pieces, mostInFlight, wasted, oneChain } = this.#requests
    const parallel = {
      pieces: pieces.made,
      mostInFlight,
      wasted,
      ...(oneChain !== undefined && { oneChain }),
    }
    return this.#tally.receipt({
      outcome: this.#outcome,
      pages: this.#pages,
      items,
      emptyPages: this.#emptyPages,
      resumeToken,
      parallel: this.#plan.parallel > 1 ? parallel : undefined,
    })
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
    return this.#restWithin(delivered)?.text
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
    if (!this.#isOver) return this.interrupt('aborted', consumed)
    this.#isEndKnown = true
    await this.#recorder?.left(consumed && this.#progress(consumed))
    return done
  }

  async abort(consumed: PagePoint | undefined): Promise<AbortError> {
    await this.interrupt('aborted', consumed)
    this.#isEndKnown = false
    const { rule, signal } = this.#plan
    const problem = `the signal was aborted after ${this.#pages} page(s) were delivered`
    return new AbortError(problem, { ...rule.context, cause: signal?.reason })
  }

  async interrupt(
    outcome: 'aborted' | 'deadline',
    consumed: PagePoint | undefined,
  ): Promise<IteratorResult<object, undefined>> {
    this.#isEndKnown = true
    const { resume } = this.#current?.arrival ?? {}
    // The consumer had not finished with the last page, so the listing is not complete after all.
    if (this.#outcome === 'complete' && resume) this.#current?.piece.cutShort(resume)
    this.#end(outcome)
    const progress = consumed && this.#progress(consumed)
    if (outcome === 'aborted') await this.#recorder?.left(progress)
    else await this.#recorder?.ended(progress ?? this.#progress())
    return done
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
    await this.#requests.begin()
    this.#isBegun = true
  }

  async #nextPage(): Promise<IteratorResult<object, undefined>> {
    const requests = this.#requests
    for (;;) {
      if (this.isAborted) throw await this.abort(undefined)
      if (this.#isOver) return this.#finish()
      if (requests.fault) throw requests.fault.error
      const { all } = requests.pieces
      const failed = nextFailure(all, requests.isInOrder)
      if (failed) throw await this.#fail(failed)
      if (this.isOverdue) this.#end('deadline')
      else {
        const next = nextArrival(all, requests.isInOrder)
        if (next) return this.#deliver(next)
        if (all.every(({ isDone }) => isDone)) this.#end('complete')
        else if (requests.isLate && requests.isQuiet) this.#end('deadline')
        else if (requests.isQuiet) throw new Error('pieces are left, and none is requested')
        else await requests.change()
      }
    }
  }

  /** Requests what may be requested now. The consumer waits, or pages are requested ahead. */
  #keepGoing(): void {
    const { prefetch } = this.#plan
    const isAwaited = this.#isAwaited
    if (!this.#isGoing || this.#isOver || this.isAborted || (!isAwaited && prefetch === false)) return
    this.#requests.pump({ wanted: this.#pagesWanted(), isAwaited })
  }

  /** How many pages `maxItems` still needs, judged by the pages so far. */
  #pagesWanted(): number {
    const { maxItems } = this.#plan
    if (maxItems === undefined) return Number.POSITIVE_INFINITY
    const pages = Math.max(1, this.#pages)
    const items = Math.max(1, this.#items / pages)
    return Math.max(1, Math.ceil((maxItems - this.#items) / items))
  }

  #deliver(piece: Piece): IteratorResult<object, undefined> {
    const { rule, counted } = this.#plan
    const arrival = piece.deliver()
    if (!arrival) throw new Error('no page waits in the piece')
    const share = withinMaxItems(this.#plan, this.#items, arrival.page)
    const isCut = typeof share !== 'string'
    const page = isCut ? keepFirst(rule, arrival.page, share) : arrival.page
    if (this.#pages === 0) this.#nonAggregatePart = arrival.nonAggregatePart
    this.#pages++
    this.#items += countItems(counted, page)
    this.#emptyPages += isEmptyPage(rule, page) ? 1 : 0
    this.#current = { piece, arrival }
    this.#outcome = 'running'
    this.#isAwaited = false
    if (isCut) piece.cutShort(arrival.start.after(share))
    const { pieces } = this.#requests
    pieces.sweep(piece)
    if (pieces.all.every(({ isDone }) => isDone)) this.#end('complete')
    else if (share !== 'fits') this.#end('limit')
    else this.#keepGoing()
    return { done: false, value: page }
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

  /** The error to throw. Another `next()` requests the page again, unless the piece's chain is stuck. */
  async #fail(piece: Piece): Promise<unknown> {
    const { failure, stuck } = piece
    piece.failure = undefined
    this.#outcome = stuck ? stuck.reason.outcome : failure?.isAbort ? 'aborted' : 'error'
    const thrown = this.#errorOf(piece, failure)
    await this.#recorder?.left()
    return thrown
  }

  #errorOf({ stuck }: Piece, failure: Piece['failure']): unknown {
    if (stuck) return stuckError(stuck.reason, this.#stuckLoop)
    if (!failure?.expired) return failure?.error
    const { error, expired } = failure
    return tokenExpired(expired.reason, { error, failure: expired.failure }, this.#stuckLoop)
  }

  get #stuckLoop(): StuckLoop {
    const { rule } = this.#plan
    const token = this.#isCollected ? startToken(this.#plan) : this.resumeToken
    return { rule, resumeToken: token, items: this.#items, isCollected: this.#isCollected }
  }

  /** Saves what the consumer has finished with, before it gets another page. */
  #saveLastPage(): Promise<void> | undefined {
    if (this.#isOver || !this.#current) return undefined
    const saving = this.#recorder?.consumed('page', this.#progress())
    saving?.catch(() => {})
    return saving
  }

  #progress(point?: PagePoint): Progress {
    const pages = this.#pages
    const isDeadline = this.#outcome === 'deadline'
    if (!point) {
      const rest = this.#rest(undefined)
      const resumeToken = () => (isDeadline ? rest?.text : rest?.textUnlessBeginning)
      const outcome = savedOutcome(this.#outcome)
      return { outcome, pages, items: this.#countItems(), resumeToken, trail: undefined }
    }
    const { delivered, items } = point
    const rest = this.#restWithin(delivered)
    const resumeToken = () => (delivered ? rest?.text : rest?.textUnlessBeginning)
    return { outcome: isDeadline ? 'deadline' : 'running', pages, items, resumeToken, trail: undefined }
  }

  /** What is left of the listing within the page delivered last: after `delivered`, or from its start. */
  #restWithin(delivered: Delivered | undefined): Rest | undefined {
    const current = this.#current
    if (!current) return this.#rest(undefined)
    const { piece, arrival } = current
    return this.#rest({ piece, position: delivered ? arrival.start.after(delivered) : arrival.start })
  }

  /** What is left of the listing now. Its text is written when someone reads it: few are ever read. */
  #rest(within: PointWithin | undefined): Rest | undefined {
    const { start, pieces: saved, isOrdered, rule } = this.#plan
    if (!this.#current) return saved ? restOf(saved) : start
    const { pieces, planOf } = this.#requests
    const { hasOrder, runsOn } = this.#division
    // Pieces that an earlier loop left may have gaps between them.
    if (isOrdered && hasOrder && runsOn && !saved)
      return within ? within.position : pieces.firstPosition(planOf)
    const left = pieces.saved(within)
    return left.length > 0 ? restOf(savedPieces(rule, left)) : undefined
  }
}

function restOf(pieces: SavedPieces): Rest {
  return {
    get text() {
      return pieces.text
    },
    get textUnlessBeginning() {
      return pieces.text
    },
  }
}
