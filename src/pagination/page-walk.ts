import { AbortError, PaginationError, TokenExpiredError } from '../errors/index.js'
import type { SavedOutcome } from './checkpoint/checkpoint.js'
import { type Progress, Recorder } from './checkpoint/recorder.js'
import { type Deadlock, deadlock } from './deadlock.js'
import type { Delivered } from './delivered.js'
import { carriedOver, firstItems } from './first-items.js'
import { IdlePages } from './idle-pages.js'
import type { LoopState, Place } from './loop-state.js'
import { type NextStep, nextStep } from './next-step.js'
import { nonAggregatePart } from './non-aggregate-part.js'
import { countItems, dropFirst, itemsOf, keepFirst } from './page-slice.js'
import { PageSource } from './page-source.js'
import type { Position } from './position.js'
import { isEmptyPage, type Outcome, type Receipt, Tally } from './receipt.js'
import { Recovery } from './recovery.js'
import { isRefusedToken } from './refused-token.js'
import { isSought } from './seek.js'
import { Serial } from './serial.js'
import { TokenCycle } from './token-cycle.js'
import { Trail } from './trail.js'
import type { WalkPlan } from './walk-plan.js'

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
  #cycle: TokenCycle
  readonly #idle: IdlePages
  #recovery: Recovery
  readonly #recorder: Recorder | undefined
  /** Whether the checkpoint was looked at. */
  #hasBegun = false
  readonly #isAhead: boolean
  #isDone = false
  #deadlock: Deadlock | undefined
  /** Of the latest token that was refused. */
  #refusal: unknown
  /** The page to ask for next. */
  #next: Position
  /** The page that was delivered last. */
  #current: Position | undefined
  #resumeToken: () => string | undefined
  /** What was delivered of the next page already. */
  #carried: Delivered | undefined
  /** Milliseconds to wait before the next page. */
  #pause = 0
  #items = 0
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
    this.#cycle = new TokenCycle(plan.start.at(plan.start.tokens).key)
    this.#idle = new IdlePages(plan.rule, plan.maxEmptyPages)
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
    await this.#recorder?.left(consumed && this.#progress(consumed))
    return done
  }

  /** Ends the loop in the middle of a page, the last one perhaps: then it is not complete after all. */
  async interrupt(
    outcome: 'aborted' | 'deadline',
    consumed: Place | undefined,
  ): Promise<IteratorResult<object, undefined>> {
    this.#isDone = true
    this.#tally.outcome = outcome
    this.#source.leave()
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
    if (this.#recorder) return this.#recorder.save(this.#progress(place))
    const problem = 'there is no checkpoint to save: pass the option checkpoint'
    throw new PaginationError(problem, this.plan.rule.context)
  }

  /** How far the loop is: behind the page at hand, or within it. */
  #progress(place?: Place): Progress {
    const { pages, outcome } = this.#tally
    const [current, recovery] = [this.#current, this.#recovery]
    if (!place) {
      const { trail } = recovery
      const items = this.countItems()
      return { outcome: savedOutcome(outcome), pages, items, resumeToken: this.#resumeToken, trail }
    }
    const { delivered, items } = place
    const position = delivered ? current?.after(delivered) : current
    const resumeToken = () => (delivered ? position?.text : position?.textUnlessBeginning)
    const counts = this.plan.rule.resultKeys.map(({ name }) => (delivered ? delivered.get(name) : 0))
    const trail = recovery.within(counts)
    return { outcome: outcome === 'deadline' ? outcome : 'running', pages, items, resumeToken, trail }
  }

  async #step(): Promise<IteratorResult<object, undefined>> {
    if (this.#recorder && !this.#hasBegun) await this.#begin(this.#recorder)
    // Saved while the next page is on its way, and in any case before it is delivered.
    const saving =
      this.#isDone || !this.#current ? undefined : this.#recorder?.consumed('page', this.#progress())
    saving?.catch(() => {})
    for (;;) {
      if (this.#deadlock) throw await this.#afterSaving(this.#deadlockError(this.#deadlock))
      if (this.#isDone) return this.#finish()
      if (this.#pause > 0) await this.#source.wait(this.#pause)
      if (this.#isLeft()) return done
      const asked = this.#source.ask(this.#next)
      if (saving) await saving
      const answer = await asked
      if (answer === 'left' || this.#isLeft()) return done
      if (answer === 'deadline') this.#end(this.#next, 'deadline')
      else if ('error' in answer) await this.#fail(answer.error)
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
    this.#cycle = new TokenCycle(position.at(position.tokens).key)
    this.#recovery = new Recovery(this.plan, trail ?? Trail.from(this.plan.rule, position))
  }

  /** The end, of which the consumer is told once the checkpoint says so too. */
  async #finish(): Promise<IteratorResult<object, undefined>> {
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
    this.#tally.countPage(value)
    const goesOn = !this.#isDone && !this.#deadlock && this.#pause === 0
    if (this.#isAhead && goesOn) await this.#source.askAhead(this.#next)
    return value
  }

  /** Throws, unless it is a token that was refused and the loop can go on without it. */
  async #fail(error: unknown): Promise<void> {
    this.#tally.outcome = error instanceof AbortError ? 'aborted' : 'error'
    if (!this.#next.hasToken || !isRefusedToken(this.plan.rule, error)) {
      throw await this.#afterSaving(error)
    }
    const origin = this.#recovery.begin(this.#next)
    if (typeof origin === 'string')
      throw this.#expired(`the service refused the token to go on, and ${origin}`, error)
    this.#refusal = error
    this.#cycle = new TokenCycle(origin.at(origin.tokens).key)
    if (this.#recovery.isReplaying) this.#next = origin
    else this.#goTo(origin)
  }

  /** `return()` may have been called while a page was in flight. */
  #isLeft(): boolean {
    return this.#isDone
  }

  /** Moves on behind `page`, and gives the part of it that the caller is to see; undefined where there is none. */
  #take(page: object): object | undefined {
    const { rule, maxItems, counted, input } = this.plan
    const position = this.#startOf(page)
    const skipped = position.delivered
    const left = skipped ? dropFirst(rule, page, skipped) : page
    this.#carried = skipped && carriedOver(rule, page, skipped)
    const goesOn = this.#carried && isEmptyPage(rule, left)
    const isAtEnd = position.isUnlimited && isEmptyPage(rule, left)
    const isOver = isAtEnd || (goesOn && nextStep(rule, page, position, input).kind === 'page')
    const fresh = isOver ? undefined : this.#recovery.sift(left)
    if (fresh === 'changed') this.#lock('error', deadlock.changed())
    else if (!fresh) this.#advance(page, page, false)
    if (!fresh || fresh === 'changed') return undefined
    const rest = fresh.page
    if (this.#tally.pages === 0) this.#nonAggregatePart = nonAggregatePart(rule, rest)
    this.#current = fresh.skipped ? position.after(fresh.skipped) : position
    if (maxItems === undefined) return this.#advance(page, rest, false)
    const room = maxItems - this.#items
    const size = countItems(counted, rest)
    if (size > room) {
      const kept = firstItems(rule, rest, { counted, count: room })
      this.#end(this.#current.after(kept), 'limit')
      return keepFirst(rule, rest, kept)
    }
    this.#items += size
    return this.#advance(page, rest, size === room)
  }

  /** Where a listing starts at the item that it is to start after, that item comes once more, unless it is gone. */
  #startOf(page: object): Position {
    const { seek, primary } = this.plan.rule
    const { sought, delivered } = this.#next
    if (!seek?.isInclusive || !sought || !primary || delivered) return this.#next
    const [first] = itemsOf(primary, primary.read(page))
    if (!isSought(seek, sought, first)) return this.#next
    const untouched = this.plan.rule.resultKeys.map(({ name }) => [name, 0] as const)
    return this.#next.after(new Map([...untouched, [primary.name, 1]]))
  }

  /** The token is read from the whole page: an expression in the rule may point at an item that was cut away. */
  #advance(page: object, rest: object, isFull: boolean): object {
    const position = this.#next
    const step = nextStep(this.plan.rule, page, position, this.plan.input)
    if (isFull) this.#fill(position, step)
    else this.#follow(position, step, page)
    return rest
  }

  #follow(position: Position, step: NextStep, page: object): void {
    this.#pause = 0
    if (step.kind === 'page') this.#move(this.#start(step.next), page)
    else if (step.kind === 'same') this.#stay(position.at(position.tokens), page)
    else if (step.kind === 'no-token') this.#lock('error', deadlock.withoutToken(this.#tally.pages + 1))
    else if (step.kind === 'repeated' && this.plan.pollInterval !== undefined) this.#poll(position)
    else this.#end(undefined, 'complete')
  }

  /** `maxItems` are delivered, at the end of a page. */
  #fill(position: Position, step: NextStep): void {
    const isEnd = step.kind === 'end' || step.kind === 'repeated'
    const next = step.kind === 'page' ? step.next : position.at(position.tokens)
    this.#end(isEnd ? undefined : this.#start(next), isEnd ? 'complete' : 'limit')
  }

  /** The start of the next page, or behind what was delivered of it before. */
  #start(next: Position): Position {
    return this.#carried ? next.after(this.#carried) : next
  }

  #move(next: Position, page: object): void {
    this.#goTo(next)
    const { pollInterval } = this.plan
    const problem = pollInterval === undefined ? this.#idle.problemAfter(page) : undefined
    if (this.#cycle.closes(next.key)) this.#lock('error', this.#repeated(next))
    else if (problem) this.#lock('empty-limit', problem)
    else if (pollInterval !== undefined && this.#idle.isEmpty(page)) this.#pause = pollInterval
  }

  /** The service asks to be asked again. */
  #stay(again: Position, page: object): void {
    this.#goTo(again)
    const problem = this.#idle.problemAfter(page)
    if (problem) this.#lock('empty-limit', problem)
  }

  /** The end of what there is so far: the same page may hold more in a while. */
  #poll(position: Position): void {
    this.#goTo(position.at(position.tokens))
    this.#pause = this.plan.pollInterval ?? 0
  }

  #goTo(next: Position): void {
    this.#next = next
    if (!this.#recovery.isReplaying) this.#resumeToken = () => next.text
  }

  #end(resume: Position | undefined, outcome: Outcome): void {
    const { isReplaying } = this.#recovery
    if (isReplaying && outcome === 'complete') {
      this.#lock('error', deadlock.shorter(this.#recovery.missing))
      return
    }
    this.#isDone = true
    this.#tally.outcome = outcome
    if (!isReplaying || outcome === 'limit') this.#resumeToken = () => resume?.text
  }

  #lock(outcome: Outcome, problem: string): void {
    this.#deadlock = { outcome, problem, refusal: this.#recovery.isReplaying ? this.#refusal : undefined }
  }

  #repeated({ tokens }: Position): string {
    return deadlock.repeated(this.#tally.pages + 1, tokens, this.#idle.isRepeating)
  }

  #expired(problem: string, cause: unknown): TokenExpiredError {
    const { context } = this.plan.rule
    const { resumeToken, isCollected } = this
    const items = isCollected ? 0 : this.#tally.items
    return new TokenExpiredError(`${problem}. Start over`, { ...context, cause, resumeToken, items })
  }

  #deadlockError({ outcome, problem, refusal }: Deadlock): Error {
    this.#tally.outcome = outcome
    if (refusal) return this.#expired(problem, refusal)
    const { context } = this.plan.rule
    const rest = this.isCollected
      ? 'nothing was delivered, and resumeToken is where this began'
      : 'the pages up to here were delivered, and resumeToken goes on from here all the same'
    const resumeToken = this.isCollected ? this.plan.start.textUnlessBeginning : this.resumeToken
    return new PaginationError(`${problem}; ${rest}`, { ...context, resumeToken })
  }
}

function savedOutcome(outcome: Outcome): SavedOutcome {
  return outcome === 'complete' || outcome === 'limit' || outcome === 'deadline' ? outcome : 'running'
}
