import { type AbortError, PaginationError } from '../../errors/index.js'
import { isError } from '../../values/index.js'
import { type Progress, Recorder, type Resumption } from '../checkpoint/index.js'
import type { Delivered } from '../page/index.js'
import type { Failure, WalkPlan } from '../plan/index.js'
import { type Receipt, Tally } from '../receipt/index.js'
import { type PageResult, PageSource } from '../request/index.js'
import { Serial } from '../timing/index.js'
import { abortedError } from './aborted-error.js'
import { advance, afterFailure, atDeadline, interrupt, report, withhold } from './advance.js'
import { type LoopMark, markOf, tokenWithin } from './loop-mark.js'
import type { PagePoint } from './loop-report.js'
import type { PageLoop, PageLoopOptions } from './page-loop.js'
import { progressBehind, progressWithin } from './progress.js'
import { begin, type Going, resumeToken, type State, type Stuck } from './state.js'
import { type StuckLoop, stuckError, tokenExpired } from './stuck-reason.js'

const done = { done: true, value: undefined } as const

type Taken = IteratorResult<object, undefined> | undefined

/**
 * One loop over the pages of a listing. `advance` decides what happens; this class requests the pages, waits, saves the
 * checkpoint, delivers and throws.
 *
 * It is an iterator written by hand. A generator ends for good when it throws, and this one can be asked for the same
 * page again.
 */
export class PageWalk implements PageLoop {
  readonly #plan: WalkPlan
  readonly #isCollected: boolean
  readonly #oneChain: string | undefined
  readonly #countItems: () => number
  readonly #serial = new Serial()
  readonly #tally = new Tally()
  readonly #source: PageSource
  /** undefined without a checkpoint. */
  readonly recorder: Recorder | undefined
  /** The recorder that the loop tells what was delivered; undefined if items are held. */
  readonly #recorder: Recorder | undefined
  #state: State
  /** True once the checkpoint has been loaded. */
  #isLoaded = false
  /** True once the consumer knows that the loop has ended. */
  #isEndKnown = false

  constructor(plan: WalkPlan, options: PageLoopOptions = {}) {
    const { isCollected = false, isHeld = false, countItems, recorder, oneChain } = options
    this.#plan = plan
    this.#isCollected = isCollected
    this.#oneChain = oneChain
    this.#countItems = countItems ?? (() => this.#state.listed.items)
    this.#source = new PageSource(plan, this.#tally)
    this.recorder = recorder ?? (plan.checkpoint && new Recorder(plan.checkpoint, plan.rule, !isCollected))
    if (!isHeld) this.#recorder = this.recorder
    this.#state = begin(plan)
  }

  /** Resumes after the last page delivered; undefined at the beginning, and after the end of the listing. */
  get resumeToken(): string | undefined {
    return resumeToken(this.#state)
  }

  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#state.listed.nonAggregatePart
  }

  get receipt(): Receipt {
    return this.receiptOf(this.#state.listed.items, this.resumeToken)
  }

  /** The receipt of a loop over items, which counts its own. */
  receiptOf(items: number, resumeToken: string | undefined): Receipt {
    const { outcome, listed } = this.#state
    const { pages, emptyPages } = listed
    const oneChain = this.#oneChain
    const parallel = oneChain === undefined ? undefined : { pieces: 1, mostInFlight: 1, wasted: 0, oneChain }
    return this.#tally.receipt({ outcome, pages, items, emptyPages, resumeToken, parallel })
  }

  /** Whether the checkpoint has to know about every item. */
  get wantsItems(): boolean {
    return this.#recorder?.wantsItems ?? false
  }

  /** True once the deadline has passed. */
  get isOverdue(): boolean {
    return this.#source.isOverdue
  }

  /** True if the caller's signal ended the loop: nothing more is delivered. */
  get isAborted(): boolean {
    return this.#plan.signal?.aborted === true && !this.#isEndKnown
  }

  /** Resumes within the last page delivered: after `delivered`, or at the start of the page. */
  tokenWithinPage(delivered: Delivered | undefined): string | undefined {
    return tokenWithin(this.#state.listed.lastPage, delivered)
  }

  /** So that `for await` can continue with a loop after its `next()` failed. */
  [Symbol.asyncIterator](): this {
    return this
  }

  /** Concurrent calls are answered in order. */
  next(): Promise<IteratorResult<object, undefined>> {
    return this.#serial.run(() => {
      const state = this.#state
      const isPlain = state.kind === 'going' && state.pause === 0 && !this.recorder && !this.isAborted
      return isPlain ? this.#requestNow(state) : this.#step()
    })
  }

  /** Ends the loop and aborts the request in flight; calls of `next()` that wait for it get the end. */
  return(): Promise<IteratorResult<object, undefined>> {
    return this.leave(undefined)
  }

  /** The same for a consumer that had finished with the last page up to `consumed`. */
  async leave(consumed: PagePoint | undefined): Promise<IteratorResult<object, undefined>> {
    if (this.#state.kind !== 'ended') return this.interrupt('aborted', consumed)
    this.#isEndKnown = true
    await this.#recorder?.left(consumed && this.#progress(consumed))
    return done
  }

  /** Ends the loop because the caller's signal was aborted; returns the error to throw. */
  async abort(consumed: PagePoint | undefined): Promise<AbortError> {
    await this.interrupt('aborted', consumed)
    this.#isEndKnown = false
    return abortedError(this.#plan, this.#state.listed.pages)
  }

  /** Ends the loop in the middle of a page, which may be the last: then the listing is not complete after all. */
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

  /** Ends the loop and aborts the request in flight, without telling the checkpoint. */
  halt(outcome: 'aborted' | 'deadline'): void {
    this.#isEndKnown = true
    this.#state = interrupt(this.#state, outcome)
    this.#source.stop()
  }

  /** Where the loop is now, for later. */
  mark(): LoopMark {
    return markOf(this.#plan.rule, this.#state)
  }

  /** Tells the checkpoint, if there is one, that the consumer has finished with the last page up to `point`. */
  async consumed(point: PagePoint): Promise<void> {
    await this.#recorder?.consumed('item', this.#progress(point))
  }

  /** Saves the checkpoint: what was delivered counts as finished. */
  async save(point?: PagePoint): Promise<void> {
    if (this.#recorder) return this.#recorder.saveExplicitly(this.#progress(point))
    const problem = 'there is no checkpoint to save: pass the option checkpoint'
    throw new PaginationError(problem, this.#plan.rule.context)
  }

  #progress(point?: PagePoint): Progress {
    return point
      ? progressWithin(this.#plan.rule, this.#state, point)
      : progressBehind(this.#state, this.#countItems())
  }

  async #step(): Promise<IteratorResult<object, undefined>> {
    if (this.isAborted) throw await this.abort(undefined)
    if (this.recorder && !this.#isLoaded) await this.#load(this.recorder)
    const saving = this.#saveLastPage()
    for (;;) {
      const state = this.#state
      if (this.isAborted) throw await this.abort(undefined)
      if (state.kind === 'stuck') throw await this.#stuckError(state)
      if (state.kind === 'ended') return this.#finish()
      if (state.pause > 0) await this.#source.wait(state.pause)
      if (this.#state !== state || this.isAborted) continue
      const requested = this.#source.get(state.next)
      if (saving) await saving
      const taken = await this.#take(state, await requested)
      if (taken) return taken
    }
  }

  /** The same for a page before which there is nothing to do: most pages of most listings, at less cost. */
  #requestNow(state: Going): Promise<IteratorResult<object, undefined>> {
    return this.#source.get(state.next).then((result) => {
      const taken = this.#take(state, result)
      if (taken === undefined) return this.#step()
      return 'then' in taken ? taken.then((value) => value ?? this.#step()) : taken
    })
  }

  /** What the consumer gets; undefined if the state says what to do next. */
  #take(state: Going, result: PageResult): Taken | Promise<Taken> {
    if (this.#state !== state) return undefined
    if (result === 'stopped') return done
    if (result !== 'deadline' && 'error' in result) return this.#fail(state, result)
    if (this.isAborted) return undefined
    if (result !== 'deadline') return this.#receive(state, result.page)
    this.#state = atDeadline(state)
    return undefined
  }

  /** Saves while the next page is on its way; it has to be saved before that page is delivered. */
  #saveLastPage(): Promise<void> | undefined {
    const { kind, listed } = this.#state
    if (kind === 'ended' || !listed.lastPage) return undefined
    const saving = this.#recorder?.consumed('page', this.#progress())
    saving?.catch(() => {})
    return saving
  }

  /** Continues from the checkpoint, if it has something. */
  async #load(recorder: Recorder): Promise<void> {
    const resumption = await recorder.resume(this.#plan.start)
    this.#isLoaded = true
    // The loop may have been left while the checkpoint was loading.
    if (this.#state.kind === 'ended') return
    if (resumption) this.#resume(resumption)
    recorder.resumed()
  }

  #resume({ position, trail }: Resumption): void {
    const { listed } = this.#state
    this.#state = position
      ? begin(this.#plan, { position, trail })
      : { kind: 'ended', outcome: 'complete', listed: { ...listed, resume: undefined } }
  }

  /** The consumer learns of the end once the checkpoint knows it too. */
  async #finish(): Promise<IteratorResult<object, undefined>> {
    this.#isEndKnown = true
    if (this.#state.outcome !== 'aborted') await this.#recorder?.ended(this.#progress())
    return done
  }

  /** The part of a page to deliver, if there is one. The next page is requested first if the plan says so. */
  #receive(state: Going, page: object): Taken | Promise<Taken> {
    const { state: after, page: value } = advance(this.#plan, state, page)
    const isAhead = this.#plan.prefetch ?? this.#isCollected
    if (value && isAhead && after.kind === 'going' && after.pause === 0) {
      const delivery = { done: false, value } as const
      return Promise.resolve(this.#source.prefetch(after.next)).then(() =>
        this.#deliver(state, after, delivery),
      )
    }
    this.#state = after
    return value && { done: false, value }
  }

  /** Delivers a page, unless the loop was left while the next one was requested. */
  #deliver(state: Going, after: Going, delivery: Taken): Taken {
    const isLeft = this.isAborted || this.#state !== state
    this.#state = isLeft ? withhold(this.#state, after) : after
    return isLeft ? undefined : delivery
  }

  /** Throws, unless the token was refused and the loop can continue without it. */
  async #fail(state: Going, { error, failure }: { error: unknown; failure: Failure }): Promise<undefined> {
    // Errors of this name also come from the caller's own SDK client, and from middleware.
    const isAbort = this.isAborted || (isError(error) && error.name === 'AbortError')
    const { state: after, isRecovered, reason } = afterFailure(this.#plan, state, { error, failure, isAbort })
    this.#state = after
    if (isRecovered) return undefined
    const thrown = reason === undefined ? error : tokenExpired(reason, { error, failure }, this.#stuckLoop)
    await this.#recorder?.left()
    throw thrown
  }

  /** The failure may be the last thing that the process does, so the checkpoint is saved first. */
  async #stuckError(state: Stuck): Promise<Error> {
    this.#state = report(state)
    const error = stuckError(state.reason, this.#stuckLoop)
    await this.#recorder?.left()
    return error
  }

  get #stuckLoop(): StuckLoop {
    const { rule, start } = this.#plan
    const token = this.#isCollected ? start.textUnlessBeginning : this.resumeToken
    const { items } = this.#state.listed
    return { rule, resumeToken: token, items, isCollected: this.#isCollected }
  }
}
