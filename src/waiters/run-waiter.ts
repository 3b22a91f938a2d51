import { AbortError, type ErrorContext, ServiceError, TimeoutError } from '../errors/index.js'
import { snakeCase } from '../models/index.js'
import { pause } from '../pagination/index.js'
import { platform } from '../platform/index.js'
import type { ClientWaiter, WaiterCall } from './client-waiter.js'
import { type CompiledWaiter, compileWaiter } from './compile-waiter.js'
import { type Judged, judge } from './judge.js'
import { nextWait } from './next-wait.js'
import type { WaiterAnswer, WaiterResult } from './waiter-answer.js'
import { countedAttempts, failedWait, timedOutWait, type WaitEnd } from './waiter-ends.js'
import { type Limits, limitsOf } from './waiter-limits.js'
import { checkWaiterOptions, type WaiterOptions } from './waiter-options.js'

type Structure = Record<string, unknown>

/** Runs one wait; `Waiter.wait` says what it throws. */
export async function runWaiter(
  found: ClientWaiter,
  input: Structure,
  given: WaiterOptions<object> | null | undefined,
): Promise<WaiterResult<object>> {
  const options = given ?? {}
  const compiled = compileWaiter(found)
  const context = { service: found.model.name, operation: compiled.operation.name }
  checkWaiterOptions(options, input, context)
  const wait = new Wait(found, { compiled, context, input, options })
  for (;;) {
    const judged = await wait.callOnce()
    const nextDelay = judged.state === 'retry' ? wait.nextDelay() : undefined
    const { answer, state, acceptor, seen } = judged
    const { attempts } = wait
    await options.onProgress?.({ ...answer, attempt: attempts, state, acceptor, seen, nextDelay })
    if (state === 'success' && acceptor) return { ...answer, state, attempts, acceptor }
    if (state === 'failure') throw failedWait(wait.end())
    if (nextDelay === undefined) throw wait.timedOut()
    await wait.pause(nextDelay)
  }
}

/** One wait: its calls so far, and what the last one came to. */
class Wait {
  attempts = 0
  readonly #waiter: string
  readonly #call: WaiterCall
  readonly #compiled: CompiledWaiter
  readonly #context: ErrorContext
  readonly #input: Structure
  readonly #limits: Limits
  readonly #signal: AbortSignal
  readonly #startedAt = platform.elapsed()
  #judged: Judged | undefined

  constructor(
    { name, waiter, call }: ClientWaiter,
    {
      compiled,
      context,
      input,
      options,
    }: {
      readonly compiled: CompiledWaiter
      readonly context: ErrorContext
      readonly input: Structure
      readonly options: WaiterOptions<object>
    },
  ) {
    this.#waiter = snakeCase(name)
    this.#call = call
    this.#compiled = compiled
    this.#context = context
    this.#input = input
    this.#limits = limitsOf(waiter, options)
    this.#signal = options.signal ?? new AbortController().signal
  }

  /** Calls the operation and judges the answer. An error that no acceptor knows is thrown. */
  async callOnce(): Promise<Judged> {
    const answer = await this.#ask()
    this.#judged = judge(this.#compiled, answer)
    if (answer.error && !this.#judged.acceptor) throw answer.error
    return this.#judged
  }

  /** Milliseconds until the next call; undefined if there is none. */
  nextDelay(): number | undefined {
    const { backoff, maxAttempts } = this.#limits
    if (this.attempts >= maxAttempts) return undefined
    return nextWait(backoff, { attempt: this.attempts, left: this.#left() })
  }

  /** @throws AbortError */
  async pause(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await pause(milliseconds, this.#signal)
    if (!this.#signal.aborted) return
    const problem = `the signal was aborted after ${countedAttempts(this.attempts)} of waiter ${this.#waiter}`
    throw new AbortError(problem, { ...this.#context, cause: this.#signal.reason })
  }

  end(cause?: unknown): WaitEnd {
    return {
      context: this.#context,
      waiter: this.#waiter,
      attempts: this.attempts,
      elapsed: platform.elapsed() - this.#startedAt,
      judged: this.#judged,
      cause,
    }
  }

  timedOut(cause?: unknown): Error {
    return timedOutWait(this.end(cause), this.#compiled)
  }

  async #ask(): Promise<WaiterAnswer<object>> {
    const left = this.#left()
    if (left <= 0) throw this.timedOut()
    this.attempts++
    const timeout = Number.isFinite(left) ? left : undefined
    try {
      const options = { signal: this.#signal, timeout }
      return { output: await this.#call(this.#compiled.operation, this.#input, options) }
    } catch (error) {
      if (error instanceof ServiceError) return { error }
      throw error instanceof TimeoutError && this.#left() <= 0 ? this.timedOut(error) : error
    }
  }

  #left(): number {
    return this.#limits.timeLeft?.() ?? Number.POSITIVE_INFINITY
  }
}
