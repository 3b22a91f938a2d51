import { AbortError, PaginationError } from '../errors/index.js'
import type { CompiledRule } from './compiled-rule.js'
import { nextTokens } from './next-tokens.js'
import { dropFirst, keepFirst, sizeOf } from './page-slice.js'
import { withValue } from './path.js'
import type { Position } from './position.js'
import { Serial } from './serial.js'
import { TokenCycle } from './token-cycle.js'

type Structure = Record<string, unknown>

/** Asks for one page. `signal` is the paginator's own: it aborts when the loop is left. */
export type SendPage<Input, Page> = (input: Input, options: { signal?: AbortSignal }) => Promise<Page>

/** What every loop over the same pages begins with; none of them writes to it. */
export interface WalkPlan {
  readonly rule: CompiledRule
  readonly send: SendPage<Structure, object>
  /** The caller's input, copied, with the page size; its tokens stand in `start`. */
  readonly input: Structure
  readonly start: Position
  readonly maxItems: number | undefined
  readonly signal: AbortSignal | undefined
}

/** What a loop tells of itself while it runs, and afterwards. */
export interface LoopState {
  readonly resumeToken: string | undefined
  readonly nonAggregatePart: Readonly<Structure>
}

/**
 * One loop over the pages of a listing, from its start to its end. A hand-written iterator and no generator,
 * since a generator ends for good when it throws, and this one asks for the same page again.
 */
export class PageWalk implements AsyncIterableIterator<object, undefined>, LoopState {
  readonly #serial = new Serial()
  readonly #cycle: TokenCycle
  #state: 'more' | 'cycle' | 'done' = 'more'
  /** The page to ask for next. */
  #next: Position
  /** The page that was delivered last. */
  #current: Position | undefined
  #resumeToken: () => string | undefined
  #inFlight: AbortController | undefined
  #pages = 0
  #items = 0
  #nonAggregatePart: Structure = {}

  constructor(
    private readonly plan: WalkPlan,
    /** The pages are for one result, of which nothing is delivered where the loop fails. */
    private readonly isCollected = false,
  ) {
    this.#next = plan.start
    this.#resumeToken = () => plan.start.textUnlessBeginning
    this.#cycle = new TokenCycle(plan.start.at(plan.start.tokens).text)
  }

  /**
   * Where to go on after the last page delivered; undefined before a beginning without token, and at the end,
   * unless `maxItems` made it.
   */
  get resumeToken(): string | undefined {
    return this.#resumeToken()
  }

  get nonAggregatePart(): Readonly<Structure> {
    return this.#nonAggregatePart
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
    this.#state = 'done'
    this.#inFlight?.abort()
    return Promise.resolve({ done: true, value: undefined })
  }

  async #step(): Promise<IteratorResult<object, undefined>> {
    if (this.#state === 'cycle') throw this.#cycleError()
    if (this.#state === 'done') return { done: true, value: undefined }
    const page = await this.#ask()
    return page ? { done: false, value: this.#take(page) } : { done: true, value: undefined }
  }

  /** The next page as the service gave it; undefined where the loop was left meanwhile. */
  async #ask(): Promise<object | undefined> {
    const { send, signal, rule } = this.plan
    if (signal?.aborted) {
      const problem = `the signal was aborted; ${this.#pages} page(s) were listed before`
      throw new AbortError(problem, { ...rule.context, cause: signal.reason })
    }
    const controller = new AbortController()
    const abort = () => controller.abort(signal?.reason)
    signal?.addEventListener('abort', abort)
    this.#inFlight = controller
    try {
      const page = await send(this.#input(), { signal: controller.signal })
      return this.#isLeft() ? undefined : page
    } catch (error) {
      if (this.#isLeft()) return undefined
      throw error
    } finally {
      this.#inFlight = undefined
      signal?.removeEventListener('abort', abort)
    }
  }

  /** `return()` may have been called while a page was in flight. */
  #isLeft(): boolean {
    return this.#state === 'done'
  }

  #input(): Structure {
    const input = { ...this.plan.input }
    this.plan.rule.inputTokens.forEach(({ name }, index) => {
      const token = this.#next.tokens[index] ?? null
      if (token !== null) input[name] = token
    })
    return input
  }

  /** Moves on behind `page`, and gives the part of it that the caller is to see. */
  #take(page: object): object {
    const { rule, maxItems } = this.plan
    const position = this.#next
    const skipped = position.delivered
    const rest = skipped === undefined ? page : dropFirst(rule, page, skipped)
    if (this.#pages === 0) this.#nonAggregatePart = nonAggregatePart(rule, rest)
    this.#pages++
    this.#current = position
    if (!rule.primary || maxItems === undefined) return this.#advance(page, rest, false)
    const room = maxItems - this.#items
    const size = sizeOf(rule.primary, rule.primary.read(rest))
    if (size > room) {
      this.#end(position.after(room))
      return keepFirst(rest, rule.primary, room)
    }
    this.#items += size
    return this.#advance(page, rest, size === room)
  }

  /** The token is read from the whole page: an expression in the rule may point at an item that was cut away. */
  #advance(page: object, rest: object, isFull: boolean): object {
    const tokens = nextTokens(this.plan.rule, page)
    const next = tokens && this.plan.start.at(tokens)
    if (!next || isFull) {
      this.#end(next)
      return rest
    }
    if (this.#cycle.closes(next.text)) this.#state = 'cycle'
    this.#next = next
    this.#resumeToken = () => next.text
    return rest
  }

  #end(resume: Position | undefined): void {
    this.#state = 'done'
    this.#resumeToken = () => resume?.text
  }

  #cycleError(): PaginationError {
    const { context } = this.plan.rule
    const tokens = this.#next.tokens.map(describeToken)
    const problem = `the token after page ${this.#pages} (${tokens.join(', ').slice(0, 100)}) came before: the same pages would be listed for ever`
    const rest = this.isCollected
      ? 'nothing was delivered, and resumeToken is where this began'
      : 'the pages up to here were delivered, and resumeToken asks for the next one all the same'
    const resumeToken = this.isCollected ? this.plan.start.textUnlessBeginning : this.resumeToken
    return new PaginationError(`${problem}; ${rest}`, { ...context, resumeToken })
  }
}

function describeToken(token: unknown): string {
  if (typeof token === 'string') return JSON.stringify(token)
  return typeof token === 'object' && token !== null ? 'an object' : String(token)
}

/** What belongs to the listing as a whole, read from its first page; absent values are left out. */
function nonAggregatePart(rule: CompiledRule, page: object): Structure {
  return rule.nonAggregateKeys.reduce<object>((part, key) => {
    const value = key.read(page)
    return value === null || value === undefined ? part : withValue(part, key.path, value)
  }, {}) as Structure
}
