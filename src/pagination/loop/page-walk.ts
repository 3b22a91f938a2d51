import { AbortError, PaginationError } from '../../errors/index.js'
import { isError } from '../../values/index.js'
import { type Progress, Recorder } from '../checkpoint/index.js'
import {
  allItems,
  carriedOver,
  type Delivered,
  dropFirst,
  hasNoItems,
  isEmptyPage,
  keepFirst,
  nonAggregatePart,
} from '../page/index.js'
import type { WalkPlan } from '../plan/index.js'
import { type Outcome, type Receipt, Tally } from '../receipt/index.js'
import { isRefusedToken, Recovery } from '../recovery/index.js'
import { PageSource } from '../request/index.js'
import { Serial } from '../timing/index.js'
import type { Position } from '../token/index.js'
import { Trail } from '../trail/index.js'
import { Course, type Move } from './course.js'
import { type DeadEnd, deadEnd, deadEndError, type Refusal, type Stop, tokenExpired } from './dead-end.js'
import { ItemBudget } from './item-budget.js'
import type { LoopState, Place } from './loop-state.js'
import { nextStep } from './next-step.js'
import { PageWatch } from './page-watch.js'
import { progressBehind, progressWithin } from './progress.js'

type Structure = Record<string, unknown>

const done = { done: true, value: undefined } as const

/**
 * One loop over the pages of a listing, from its start to its end. A hand-written iterator and no generator,
 * since a generator ends for good when it throws, and this one asks for the same page again.
 */
export class PageWalk implements AsyncIterableIterator<object, undefined>, LoopState {
  readonly #serial = new Serial()
  readonly #tally: Tally
  readonly #source: PageSource
  readonly #course: Course
  readonly #watch: PageWatch
  readonly #budget: ItemBudget
  #recovery: Recovery
  readonly #recorder: Recorder | undefined
  /** Whether the checkpoint was looked at. */
  #hasBegun = false
  readonly #isAhead: boolean
  #isDone = false
  /** Whether the consumer was told of the end. */
  #hasEnded = false
  #deadEnd: DeadEnd | undefined
  /** The error for the latest token that was refused. */
  #refusal: Refusal | undefined
  /** The page to ask for next. */
  #next: Position
  /** The page that was delivered last, from where it was delivered. */
  #current: Position | undefined
  /** All of its items, if no token leads on; undefined without result keys. */
  #whole: Delivered | undefined
  #resumeToken: () => string | undefined
  /** What was delivered of the next page already. */
  #carried: Delivered | undefined
  /** Milliseconds to wait before the next page. */
  #pause = 0
  #nonAggregatePart: Structure = {}

  constructor(
    private readonly plan: WalkPlan,
    /** The pages are for one result, of which nothing is delivered where the loop fails. */
    private readonly isCollected = false,
  ) {
    this.#next = plan.start
    this.#resumeToken = () => plan.start.textUnlessBeginning
    this.#tally = new Tally(plan.rule, plan.counted)
    this.#source = new PageSource(plan, this.#tally)
    this.#course = new Course(plan)
    this.#watch = new PageWatch(plan)
    this.#budget = new ItemBudget(plan)
    this.#recovery = new Recovery(plan)
    this.#recorder = plan.checkpoint && new Recorder(plan.checkpoint, plan.rule, !isCollected)
    this.#isAhead = plan.prefetch ?? isCollected
  }

  /**
   * Where to go on after the last page delivered; undefined before a beginning without token, and at the end,
   * unless a limit made it.
   */
  get resumeToken(): string | undefined {
    return this.#resumeToken()
  }

  get nonAggregatePart(): Readonly<Structure> {
    return this.#nonAggregatePart
  }

  get receipt(): Receipt {
    return this.#tally.receipt(this.resumeToken)
  }

  /** The same, of a loop that gives the pages' items one by one. */
  receiptOf(items: number, resumeToken: string | undefined): Receipt {
    return this.#tally.receipt(resumeToken, items)
  }

  /** Whether a checkpoint is to be told of every item. */
  get wantsItems(): boolean {
    return this.#recorder?.wantsItems ?? false
  }

  /** The items that count as delivered; a loop over items counts its own. */
  countItems = (): number => this.#tally.items

  /** Whether the time for all of it has passed. */
  get isOver(): boolean {
    return this.#source.isOver
  }

  /** Whether `signal` has ended the loop before anything else did: nothing more is to be delivered. */
  get isAborted(): boolean {
    return this.plan.signal?.aborted === true && !this.#hasEnded
  }

  /** Where to go on within the last page delivered: after so much of it, or else at the page's start. */
  tokenWithinPage(delivered: Delivered | undefined): string | undefined {
    return (delivered === undefined ? this.#current : this.#current?.after(delivered))?.text
  }

  /** So that `for await` can go on with a loop after its `next()` failed. */
  [Symbol.asyncIterator](): this {
    return this
  }

  /** Calls are answered in the order in which they come. */
  next(): Promise<IteratorResult<object, undefined>> {
    return this.#serial.run(() => this.#step())
  }

  /** Ends the loop and aborts what is in flight; calls of `next()` that wait for it are told the end. */
  return(): Promise<IteratorResult<object, undefined>> {
    return this.leave(undefined)
  }

  /** The same; `consumed` is how far into the page at hand its consumer was done with. */
  async leave(consumed: Place | undefined): Promise<IteratorResult<object, undefined>> {
    if (!this.#isDone) return this.interrupt('aborted', consumed)
    this.#hasEnded = true
    await this.#recorder?.left(consumed && this.#progress(consumed))
    return done
  }

  /** Ends the loop as `signal` says, all that was delivered included; the error for its consumer. */
  async abort(consumed: Place | undefined): Promise<AbortError> {
    if (this.#tally.outcome === 'complete') this.#resumeToken = this.#behindAll()
    await this.interrupt('aborted', consumed)
    this.#hasEnded = false
    const { rule, signal } = this.plan
    const problem = `the signal was aborted; ${this.#tally.pages} page(s) were delivered before`
    return new AbortError(problem, { ...rule.context, cause: signal?.reason })
  }

  /** Ends the loop in the middle of a page, the last one perhaps: then it is not complete after all. */
  async interrupt(
    outcome: 'aborted' | 'deadline',
    consumed: Place | undefined,
  ): Promise<IteratorResult<object, undefined>> {
    this.#isDone = true
    this.#hasEnded = true
    this.#tally.outcome = outcome
    this.#source.stop()
    const progress = consumed && this.#progress(consumed)
    if (outcome === 'aborted') await this.#recorder?.left(progress)
    else await this.#recorder?.ended(progress ?? this.#progress())
    return done
  }

  /** Tells the checkpoint, if any, how far into the page at hand its consumer is done. */
  async consumed(place: Place): Promise<void> {
    await this.#recorder?.consumed('item', this.#progress(place))
  }

  /** Saves the checkpoint: what was delivered counts as done with. */
  async save(place?: Place): Promise<void> {
    if (this.#recorder) return this.#recorder.saveAsTold(this.#progress(place))
    const problem = 'there is no checkpoint to save: pass the option checkpoint'
    throw new PaginationError(problem, this.plan.rule.context)
  }

  /** How far the loop is: behind the page at hand, or within it. */
  #progress(place?: Place): Progress {
    const loop = { tally: this.#tally, recovery: this.#recovery, rule: this.plan.rule }
    if (place) return progressWithin(place, { ...loop, current: this.#current })
    return progressBehind(this.countItems(), { ...loop, resumeToken: this.#resumeToken })
  }

  async #step(): Promise<IteratorResult<object, undefined>> {
    if (this.isAborted) throw await this.abort(undefined)
    if (this.#recorder && !this.#hasBegun) await this.#begin(this.#recorder)
    // Saved while the next page is on its way, and in any case before it is delivered.
    const saving =
      this.#isDone || !this.#current ? undefined : this.#recorder?.consumed('page', this.#progress())
    saving?.catch(() => {})
    for (;;) {
      if (this.isAborted) throw await this.abort(undefined)
      if (this.#deadEnd) throw await this.#afterSaving(this.#deadEndError(this.#deadEnd))
      if (this.#isDone) return this.#finish()
      if (this.#pause > 0) {
        await this.#source.wait(this.#pause)
        if (this.isAborted) continue
      }
      if (this.#isLeft()) return done
      const asked = this.#source.get(this.#next)
      if (saving) await saving
      const answer = await asked
      if (answer === 'stopped' || this.#isLeft()) return done
      if (typeof answer === 'object' && 'error' in answer) await this.#fail(answer)
      else if (this.isAborted) continue
      else if (answer === 'deadline') this.#end(this.#next, 'deadline')
      else {
        const value = await this.#receive(answer.page)
        if (value) return { done: false, value }
      }
    }
  }

  /** Goes on from the checkpoint, where there is one. */
  async #begin(recorder: Recorder): Promise<void> {
    const resumption = await recorder.resume(this.plan.start)
    this.#hasBegun = true
    if (!resumption) return
    const { position, trail } = resumption
    if (!position) {
      this.#end(undefined, 'complete')
      return
    }
    this.#next = position
    this.#resumeToken = () => position.textUnlessBeginning
    this.#course.restart(position)
    this.#recovery = new Recovery(this.plan, trail ?? Trail.from(this.plan.rule, position))
  }

  /** The end, of which the consumer is told once the checkpoint says so too. */
  async #finish(): Promise<IteratorResult<object, undefined>> {
    this.#hasEnded = true
    if (this.#tally.outcome !== 'aborted') await this.#recorder?.ended(this.#progress())
    return done
  }

  /** A failure may be the last that the process does. */
  async #afterSaving(error: unknown): Promise<unknown> {
    await this.#recorder?.left()
    return error
  }

  /** The page as the caller is to see it; undefined where all of it was delivered before. */
  async #receive(page: object): Promise<object | undefined> {
    this.#tally.outcome = 'running'
    const value = this.#take(page)
    if (!value) return undefined
    this.#recovery.note(value)
    const goesOn = !this.#isDone && !this.#deadEnd && this.#pause === 0
    if (this.#isAhead && goesOn) {
      await this.#source.prefetch(this.#next)
      if (this.isAborted || this.#isLeft()) return this.#withhold()
    }
    this.#tally.countPage(value)
    return value
  }

  /** The page at hand is not delivered after all. */
  #withhold(): undefined {
    const start = this.#current
    this.#resumeToken = () => start?.textUnlessBeginning
  }

  /** Throws, unless it is a token that was refused and the loop can go on without it. */
  async #fail({ error, failure }: Refusal): Promise<void> {
    // Any error of that name: an abort of the caller's own SDK client, or middleware, is none of our class.
    const isAbort = this.isAborted || (isError(error) && error.name === 'AbortError')
    this.#tally.outcome = isAbort ? 'aborted' : 'error'
    if (!this.#next.hasToken || !isRefusedToken(this.plan.rule, failure)) {
      throw await this.#afterSaving(error)
    }
    const origin = this.#recovery.begin(this.#next)
    if (typeof origin === 'string') {
      throw await this.#afterSaving(tokenExpired(origin, { error, failure }, this.#stopped))
    }
    this.#refusal = { error, failure }
    this.#course.restart(origin)
    if (this.#recovery.isReplaying) this.#next = origin
    else this.#goTo(origin)
  }

  /** `return()` may have been called while a page was in flight. */
  #isLeft(): boolean {
    return this.#isDone
  }

  /** Moves on behind `page`, and gives the part of it that the caller is to see; undefined where there is none. */
  #take(page: object): object | undefined {
    const { rule, input } = this.plan
    const position = this.#course.behind(this.#next, page)
    const skipped = position.delivered
    const left = skipped ? dropFirst(rule, page, skipped) : page
    this.#carried = skipped && carriedOver(rule, page, skipped)
    const isEmpty = (position.isUnlimited || this.#carried !== undefined) && hasNoItems(rule, left)
    const isOver = isEmpty && (position.isUnlimited || nextStep(rule, page, position, input).kind === 'page')
    const fresh = isOver ? undefined : this.#recovery.sift(left)
    if (fresh === 'changed') this.#lock(deadEnd.changed())
    else if (!fresh) this.#advance(page, page, false)
    if (!fresh || fresh === 'changed') return undefined
    const rest = fresh.page
    const problem = this.#watch.problemOf(rest, this.#tally.pages + 1)
    if (problem) return this.#lock(problem)
    if (this.#tally.pages === 0) this.#nonAggregatePart = nonAggregatePart(rule, rest)
    this.#current = fresh.skipped ? position.after(fresh.skipped) : position
    const share = this.#budget.take(rest)
    if (typeof share === 'string') return this.#advance(page, rest, share === 'exactly')
    this.#end(this.#current.after(share), 'limit')
    return keepFirst(rule, rest, share)
  }

  /** The token is read from the whole page: an expression in the rule may point at an item that was cut away. */
  #advance(page: object, rest: object, isFull: boolean): object {
    const move = this.#course.after(page, this.#next, this.#carried)
    const { rule, pollInterval } = this.plan
    if (move.kind !== 'page') this.#whole = allItems(rule, rest)
    const isEnd = move.kind === 'end' || (move.kind === 'repeated' && pollInterval === undefined)
    if (isEnd) this.#end(undefined, 'complete')
    else if (isFull) this.#fill(move)
    else this.#follow(move, page)
    return rest
  }

  #follow({ kind, next }: Move, page: object): void {
    const number = this.#tally.pages + 1
    if (kind === 'page' || kind === 'same') this.#move(next, page)
    else if (kind === 'repeated') this.#goTo(next, this.plan.pollInterval)
    else if (kind === 'no-token') this.#stop(deadEnd.withoutToken(number))
    else {
      const isSamePage = this.#watch.isLikeBefore(page, next.tokens)
      this.#stop(deadEnd.repeatedToken(number, next.tokens, isSamePage))
    }
  }

  /** `maxItems` are delivered, at the end of a page. */
  #fill({ kind, next }: Move): void {
    this.#end(next, 'limit')
    if (kind === 'no-token' || kind === 'cycle') this.#resumeToken = this.#behindAll()
  }

  #move(next: Position, page: object): void {
    const { pollInterval, rule } = this.plan
    this.#goTo(next)
    if (pollInterval === undefined) this.#lock(this.#watch.problemAfter(page, next.tokens))
    else if (isEmptyPage(rule, page)) this.#pause = pollInterval
  }

  /** The same page may hold more in a while. */
  #goTo(next: Position, pause = 0): void {
    this.#next = next
    this.#pause = pause
    if (!this.#recovery.isReplaying) this.#resumeToken = () => next.text
  }

  #end(resume: Position | undefined, outcome: Outcome): void {
    const { isReplaying } = this.#recovery
    if (isReplaying && outcome === 'complete') {
      this.#lock(deadEnd.shorter(this.#recovery.missing))
      return
    }
    this.#isDone = true
    this.#tally.outcome = outcome
    if (!isReplaying || outcome === 'limit') this.#resumeToken = () => resume?.text
  }

  /** Cannot go on after the page at hand: no answer has told where. */
  #stop(end: DeadEnd): void {
    if (!this.#recovery.isReplaying) this.#resumeToken = this.#behindAll()
    this.#lock(end)
  }

  #lock(end: DeadEnd | undefined): undefined {
    this.#deadEnd = end && this.#recovery.isReplaying ? { ...end, refusal: this.#refusal } : end
  }

  /**
   * Behind all of the page at hand, by asking for that page once more and passing over its items; undefined where it
   * has none that can be counted.
   */
  #behindAll(): () => string | undefined {
    const behind = this.#whole && this.#current?.after(this.#whole)
    return () => behind?.text
  }

  get #stopped(): Stop {
    const { resumeToken, isCollected, plan } = this
    const items = this.#tally.items
    const start = plan.start.textUnlessBeginning
    return { rule: plan.rule, resumeToken: isCollected ? start : resumeToken, items, isCollected }
  }

  #deadEndError(end: DeadEnd): Error {
    this.#tally.outcome = end.outcome
    return deadEndError(end, this.#stopped)
  }
}
