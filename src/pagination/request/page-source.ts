import { AbortError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { shareSignal } from '../../values/index.js'
import type { WalkPlan } from '../plan/index.js'
import type { Tally } from '../receipt/index.js'
import { limitValue } from '../rule/index.js'
import { letItBeSent, pause, timeLeft } from '../timing/index.js'
import type { Position } from '../token/index.js'
import { LargestPages } from './largest-pages.js'

/** What became of a request. */
export type Answer =
  | { readonly page: object }
  | { readonly error: unknown }
  /** There is no time left for it. */
  | 'deadline'
  /** The loop was left meanwhile. */
  | 'left'

interface Flight {
  readonly signal: AbortSignal
  isOverdue(): boolean
  land(): void
}

interface Ahead {
  readonly position: Position
  readonly answer: Promise<Answer>
}

/**
 * Asks for the pages of one loop, and, where the plan says so, for one page ahead. What was asked for ahead is no
 * part of the loop's place: it is only handed out when the loop comes to it.
 */
export class PageSource {
  readonly #timeLeft: (() => number) | undefined
  readonly #left = new AbortController()
  /** Where pages are to be as large as possible. */
  readonly #largest: LargestPages | undefined
  /** Every request of a loop that nothing but leaving it ends: a signal made for each would cost it a tenth. */
  readonly #untimed: Flight = { signal: this.#left.signal, isOverdue: () => false, land: () => {} }
  #ahead: Ahead | undefined

  constructor(
    private readonly plan: WalkPlan,
    private readonly tally: Tally,
  ) {
    this.#timeLeft = timeLeft(plan.deadline)
    const { limit } = plan.rule
    if (plan.largestPages && limit) this.#largest = new LargestPages(plan.rule, limit)
  }

  /** Whether there is no time left for another page, the slowest so far being the measure. */
  get isLate(): boolean {
    return this.#timeLeft !== undefined && this.#timeLeft() <= this.tally.slowest
  }

  /** Whether the deadline itself has passed. */
  get isOver(): boolean {
    return this.#timeLeft !== undefined && this.#timeLeft() <= 0
  }

  /** For the caller whose signal is aborted. */
  get abortError(): AbortError {
    const { signal, rule } = this.plan
    const problem = `the signal was aborted; ${this.tally.pages} page(s) were delivered before`
    return new AbortError(problem, { ...rule.context, cause: signal?.reason })
  }

  /** The page at `position`. Never rejects. A page that failed is asked for anew the next time. */
  async ask(position: Position): Promise<Answer> {
    const ahead = this.#ahead
    this.#ahead = undefined
    return ahead?.position === position ? await ahead.answer : await this.#request(position)
  }

  /** Resolves when the request is on its way, not when it is answered. */
  askAhead(position: Position): Promise<void> | undefined {
    if (this.isLate) return undefined
    this.#ahead = { position, answer: this.#request(position) }
    return letItBeSent()
  }

  /** Waits before the next page is asked for, but no longer than there is time or the loop lasts. */
  async wait(milliseconds: number): Promise<void> {
    const { signal } = this.plan
    const both = signal ? AbortSignal.any([signal, this.#left.signal]) : this.#left.signal
    await pause(Math.min(milliseconds, this.#timeLeft?.() ?? milliseconds), both)
  }

  /** Aborts what is in flight: the loop was left. */
  leave(): void {
    this.#ahead = undefined
    this.#left.abort()
  }

  async #request(position: Position): Promise<Answer> {
    const { signal } = this.plan
    if (signal?.aborted) return { error: this.abortError }
    if (this.isLate) return 'deadline'
    const sentAt = platform.elapsed()
    const flight = this.#takeOff()
    try {
      const page = await this.plan.send(this.#input(position), { signal: flight.signal })
      this.tally.countAnswer(page, { sentAt, now: platform.elapsed() })
      this.#largest?.accept()
      return this.#left.signal.aborted ? 'left' : { page }
    } catch (error) {
      this.tally.countAnswer(error, { sentAt, now: platform.elapsed() })
      if (this.#left.signal.aborted) return 'left'
      if (flight.isOverdue()) return 'deadline'
      return this.#largest?.lessen(error) ? this.#request(position) : { error }
    } finally {
      flight.land()
    }
  }

  /** The signal of one request: the user's, the loop's and the deadline's in one, let go of afterwards. */
  #takeOff(): Flight {
    const { signal } = this.plan
    if (signal === undefined && this.#timeLeft === undefined) return this.#untimed
    const flight = new AbortController()
    let overdue = false
    const abort = () => flight.abort(signal?.reason)
    const leave = () => flight.abort()
    const shared = signal && shareSignal(signal)
    shared?.signal.addEventListener('abort', abort)
    this.#left.signal.addEventListener('abort', leave)
    const expire = () => {
      overdue = true
      flight.abort()
    }
    const timer = this.#timeLeft && setTimeout(expire, Math.min(Math.max(0, this.#timeLeft()), 2 ** 31 - 1))
    const land = () => {
      clearTimeout(timer)
      shared?.signal.removeEventListener('abort', abort)
      shared?.release()
      this.#left.signal.removeEventListener('abort', leave)
    }
    return { signal: flight.signal, isOverdue: () => overdue, land }
  }

  #input({ tokens, seekInput, isUnlimited }: Position): Record<string, unknown> {
    const { rule, input: given } = this.plan
    const input: Record<string, unknown> = { ...rule.defaults, ...given, ...seekInput }
    let isFirst = true
    rule.inputTokens.forEach(({ name }, index) => {
      const token = tokens[index] ?? null
      if (token === null) return
      input[name] = token
      isFirst = false
    })
    // The token stands for them, and the service refuses both (boto/botocore#2009).
    if (!isFirst && !seekInput) for (const name of rule.firstPageOnly) delete input[name]
    const size = this.#largest?.size
    if (rule.limit && size !== undefined) input[rule.limit.name] = limitValue(rule.limit, size)
    if (rule.limit && isUnlimited) delete input[rule.limit.name]
    return input
  }
}
