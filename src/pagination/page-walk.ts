import { AbortError, PaginationError, TokenExpiredError } from '../errors/index.js'
import { IdlePages } from './idle-pages.js'
import { type NextStep, nextStep } from './next-step.js'
import { nonAggregatePart } from './non-aggregate-part.js'
import { dropFirst, itemsOf, keepFirst, sizeOf } from './page-slice.js'
import { PageSource } from './page-source.js'
import type { Position } from './position.js'
import { type Outcome, type Receipt, Tally } from './receipt.js'
import { Recovery } from './recovery.js'
import { isRefusedToken } from './refused-token.js'
import { isSought } from './seek.js'
import { Serial } from './serial.js'
import { TokenCycle } from './token-cycle.js'
import type { WalkPlan } from './walk-plan.js'

type Structure = Record<string, unknown>

/** What a loop tells of itself while it runs, and afterwards. */
export interface LoopState {
  readonly resumeToken: string | undefined
  readonly nonAggregatePart: Readonly<Structure>
  readonly receipt: Receipt
}

const done = { done: true, value: undefined } as const

/** Why a listing cannot go on, though it has not ended. */
interface Deadlock {
  readonly outcome: Outcome
  readonly problem: string
  /** Of the token, where the listing was being taken up again. */
  readonly refusal: unknown
}

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
  readonly #recovery: Recovery
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
    this.#tally = new Tally(plan.rule)
    this.#source = new PageSource(plan, this.#tally)
    this.#cycle = new TokenCycle(plan.start.at(plan.start.tokens).key)
    this.#idle = new IdlePages(plan.rule, plan.maxEmptyPages)
    this.#recovery = new Recovery(plan)
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

  /** Whether the time for all of it has passed. */
  get isOver(): boolean {
    return this.#source.isOver
  }

  /** Where to go on within the last page delivered: after `count` of its items, or else at the page's start. */
  tokenWithinPage(count: number | undefined): string | undefined {
    return (count === undefined ? this.#current : this.#current?.after(count))?.text
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
    if (!this.#isDone) return this.interrupt('aborted')
    return Promise.resolve(done)
  }

  /** Ends the loop in the middle of a page, the last one perhaps: then it is not complete after all. */
  interrupt(outcome: Outcome): Promise<IteratorResult<object, undefined>> {
    this.#isDone = true
    this.#tally.outcome = outcome
    this.#source.leave()
    return Promise.resolve(done)
  }

  async #step(): Promise<IteratorResult<object, undefined>> {
    for (;;) {
      if (this.#deadlock) throw this.#deadlockError(this.#deadlock)
      if (this.#isDone) return done
      if (this.#pause > 0) await this.#source.wait(this.#pause)
      if (this.#isLeft()) return done
      const answer = await this.#source.ask(this.#next)
      if (answer === 'left' || this.#isLeft()) return done
      if (answer === 'deadline') this.#end(this.#next, 'deadline')
      else if ('error' in answer) this.#fail(answer.error)
      else {
        const value = await this.#receive(answer.page)
        if (value) return { done: false, value }
      }
    }
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
  #fail(error: unknown): void {
    this.#tally.outcome = error instanceof AbortError ? 'aborted' : 'error'
    if (!this.#next.hasToken || !isRefusedToken(this.plan.rule, error)) throw error
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
    const { rule, maxItems } = this.plan
    const position = this.#startOf(page)
    const skipped = position.delivered
    const fresh = this.#recovery.sift(skipped === undefined ? page : dropFirst(rule, page, skipped))
    if (fresh === 'changed') this.#lock('error', this.#changed())
    else if (!fresh) this.#advance(page, page, false)
    if (!fresh || fresh === 'changed') return undefined
    const rest = fresh.page
    if (this.#tally.pages === 0) this.#nonAggregatePart = nonAggregatePart(rule, rest)
    this.#current = fresh.skipped[0] ? position.after(fresh.skipped[0]) : position
    if (!rule.primary || maxItems === undefined) return this.#advance(page, rest, false)
    const room = maxItems - this.#items
    const size = sizeOf(rule.primary, rule.primary.read(rest))
    if (size > room) {
      this.#end(this.#current.after(room), 'limit')
      return keepFirst(rest, rule.primary, room)
    }
    this.#items += size
    return this.#advance(page, rest, size === room)
  }

  /** Where a listing starts at the item that it is to start after, that item comes once more, unless it is gone. */
  #startOf(page: object): Position {
    const { seek, primary } = this.plan.rule
    const { sought } = this.#next
    if (!seek?.isInclusive || !sought || !primary) return this.#next
    const [first] = itemsOf(primary, primary.read(page))
    return isSought(seek, sought, first) ? this.#next.after(1) : this.#next
  }

  /** The token is read from the whole page: an expression in the rule may point at an item that was cut away. */
  #advance(page: object, rest: object, isFull: boolean): object {
    const position = this.#next
    const step = nextStep(this.plan.rule, page, position.tokens)
    if (isFull) this.#fill(position, step)
    else this.#follow(position, step, page)
    return rest
  }

  #follow(position: Position, step: NextStep, page: object): void {
    this.#pause = 0
    if (step.kind === 'page') this.#move(position.at(step.tokens), page)
    else if (step.kind === 'same') this.#stay(position.at(position.tokens), page)
    else if (step.kind === 'no-token') this.#lock('error', this.#withoutToken())
    else if (step.kind === 'repeated' && this.plan.pollInterval !== undefined) this.#poll(position)
    else this.#end(undefined, 'complete')
  }

  /** `maxItems` are delivered, at the end of a page. */
  #fill(position: Position, step: NextStep): void {
    const isEnd = step.kind === 'end' || step.kind === 'repeated'
    const next = step.kind === 'page' ? step.tokens : position.tokens
    this.#end(isEnd ? undefined : position.at(next), isEnd ? 'complete' : 'limit')
  }

  #move(next: Position, page: object): void {
    this.#goTo(next)
    const { pollInterval } = this.plan
    const problem = pollInterval === undefined ? this.#idle.problemAfter(page) : undefined
    if (this.#cycle.closes(next.key)) this.#lock('error', this.#repeated())
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
      this.#lock('error', this.#shorter())
      return
    }
    this.#isDone = true
    this.#tally.outcome = outcome
    if (!isReplaying || outcome === 'limit') this.#resumeToken = () => resume?.text
  }

  #lock(outcome: Outcome, problem: string): void {
    this.#deadlock = { outcome, problem, refusal: this.#recovery.isReplaying ? this.#refusal : undefined }
  }

  #changed(): string {
    return 'the service refused the token to go on, and what it lists from the beginning is not what was delivered before: the listing has changed'
  }

  #shorter(): string {
    return `the service refused the token to go on, and what it lists from the beginning is ${this.#recovery.missing} item(s) shorter than what was delivered before`
  }

  #expired(problem: string, cause: unknown): TokenExpiredError {
    const { context } = this.plan.rule
    const { resumeToken, isCollected } = this
    const items = isCollected ? 0 : this.#tally.items
    return new TokenExpiredError(`${problem}. Start over`, { ...context, cause, resumeToken, items })
  }

  #withoutToken(): string {
    return `page ${this.#tally.pages + 1} says that there is more and gives no token to ask for it: the listing would end short`
  }

  #repeated(): string {
    const tokens = this.#next.tokens.map(describeToken).join(', ').slice(0, 100)
    const ignores = this.#idle.isRepeating
      ? '. It is the page before once more: the endpoint seems to ignore tokens'
      : ''
    return `the token after page ${this.#tally.pages + 1} (${tokens}) came before: the same pages would be listed for ever${ignores}`
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

function describeToken(token: unknown): string {
  if (typeof token === 'string') return JSON.stringify(token)
  return typeof token === 'object' && token !== null ? 'an object' : String(token)
}
