import { AbortError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import type { Failure, SendPage, SentPage, WalkPlan } from '../plan/index.js'
import type { Tally } from '../receipt/index.js'
import { pause, timeLeft } from '../timing/index.js'
import type { Position } from '../token/index.js'
import { LargestPages } from './largest-pages.js'
import { pageInput } from './page-input.js'
import { type RequestSignal, requestSignal } from './request-signal.js'

/** How a request for a page ended. `stopped`: the loop ended meanwhile. */
export type PageResult =
  | { readonly page: object; readonly throttles: number }
  | { readonly error: unknown; readonly failure: Failure }
  | 'deadline'
  | 'stopped'

type Input = Readonly<Record<string, unknown>>

/** Requests the pages of one loop, any number at once, until the deadline or the end of the loop. */
export class PageRequests {
  /** Milliseconds until the deadline; undefined if there is none. */
  readonly timeLeft: (() => number) | undefined
  readonly #stop = new AbortController()
  /** undefined unless `pageSize` is `'max'`. */
  readonly #largest: LargestPages | undefined
  /** Shared by all requests that only the end of the loop aborts: one signal for each would cost a page a tenth more. */
  readonly #untimed: RequestSignal = {
    signal: this.#stop.signal,
    isOverdue: () => false,
    release: () => {},
  }
  /** For each input, who sends its pages; the sender keeps what their requests have in common. */
  readonly #senders = new WeakMap<Input, SendPage<Record<string, unknown>, object>>()
  /** The same for pages that start after an item, whose requests have another form. */
  readonly #seekers = new WeakMap<Input, SendPage<Record<string, unknown>, object>>()

  constructor(
    private readonly plan: WalkPlan,
    private readonly tally: Tally,
  ) {
    this.timeLeft = timeLeft(plan.deadline)
    const { rule, sender, parallel } = plan
    this.#senders.set(plan.input, sender.startLoop())
    if (plan.largestPages && rule.limit) this.#largest = new LargestPages(rule, rule.limit, sender.endpoint)
    if (parallel > 1) platform.allowListeners(this.#stop.signal)
  }

  /** Aborted when the loop ends, or its caller aborts it. */
  get signal(): AbortSignal {
    const { signal } = this.plan
    return signal ? AbortSignal.any([signal, this.#stop.signal]) : this.#stop.signal
  }

  /** True if the time left is too short for another page, judged by the slowest page so far. */
  get isTooLate(): boolean {
    return this.timeLeft !== undefined && this.timeLeft() <= this.tally.slowest
  }

  /** True once the deadline has passed. */
  get isOverdue(): boolean {
    return this.timeLeft !== undefined && this.timeLeft() <= 0
  }

  /** The page at `position` of a listing of `input`. Rejects only if the sender cannot read a failure. */
  get(position: Position, input: Input = this.plan.input): Promise<PageResult> {
    const { signal, rule, sender } = this.plan
    if (signal?.aborted) {
      const error = new AbortError('the signal was aborted', { ...rule.context, cause: signal.reason })
      return Promise.resolve({ error, failure: sender.readFailure(error) })
    }
    if (this.isTooLate) return Promise.resolve('deadline')
    const sentAt = platform.elapsed()
    const size = this.#largest?.size
    const request =
      signal === undefined && this.timeLeft === undefined
        ? this.#untimed
        : requestSignal({ signal, stop: this.#stop.signal, timeLeft: this.timeLeft?.() })
    return this.#trySend(
      this.#senderOf(input, position),
      pageInput(rule, input, { position, size }),
      request.signal,
    ).then(
      ({ page, effort }) => {
        this.tally.countRequests(effort, { sentAt, now: platform.elapsed() })
        this.#largest?.accept(size)
        request.release()
        return this.#stop.signal.aborted ? 'stopped' : { page, throttles: effort.throttles }
      },
      (error: unknown) => {
        const failure = sender.readFailure(error)
        this.tally.countRequests(failure, { sentAt, now: platform.elapsed() })
        request.release()
        if (this.#stop.signal.aborted) return 'stopped'
        if (request.isOverdue()) return 'deadline'
        return this.#largest?.reduceAfter(failure, size) ? this.get(position, input) : { error, failure }
      },
    )
  }

  /** Waits before the next page, at most until the deadline or the end of the loop. */
  async wait(milliseconds: number): Promise<void> {
    await pause(Math.min(milliseconds, this.timeLeft?.() ?? milliseconds), this.signal)
  }

  /** Aborts the requests in flight: the loop has ended. */
  stop(): void {
    this.#stop.abort()
  }

  #senderOf(input: Input, { seekInput }: Position): SendPage<Record<string, unknown>, object> {
    const senders = seekInput && this.plan.parallel > 1 ? this.#seekers : this.#senders
    const known = senders.get(input)
    if (known) return known
    const send = this.plan.sender.startLoop()
    senders.set(input, send)
    return send
  }

  #trySend(
    send: SendPage<Record<string, unknown>, object>,
    input: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<SentPage<object>> {
    try {
      return send(input, { signal })
    } catch (error) {
      return Promise.reject(error)
    }
  }
}
