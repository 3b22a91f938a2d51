import { platform } from '../platform/index.js'
import type { Pace, PacedOutcome } from '../transport/index.js'
import type { Quota } from './known-quotas.js'
import { RateController } from './rate-controller.js'

/**
 * The pace of one API, shared by all listings of it: a token bucket that fills at the rate of a `RateController`. While
 * there is no rate, no request waits. Requests that wait are admitted in order.
 *
 * Smithy's `DefaultRateLimiter` is not used. It cannot start at a known rate, assumes that its own rate caused every
 * throttle, and its waits neither stop on an abort nor let the process exit.
 */
export class RequestPace implements Pace {
  readonly #controller: RateController
  readonly #waiting = new Set<() => void>()
  /** Requests that the service accepts at once after a pause, if its quota is documented. */
  readonly #knownBurst: number
  #tokens: number
  #filledAt: number
  #rate: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(quota?: Quota) {
    this.#filledAt = platform.elapsed()
    this.#controller = new RateController(quota?.rate, this.#filledAt)
    this.#rate = this.#controller.rateAt(this.#filledAt)
    this.#knownBurst = quota ? (quota.burst ?? quota.rate) : 1
    this.#tokens = Math.max(1, this.#knownBurst)
  }

  /** Maximum number of requests per second; undefined if there is no limit. */
  get rate(): number | undefined {
    return this.#fill(platform.elapsed())
  }

  admit(signal: AbortSignal | undefined): Promise<void> | undefined {
    if (this.#fill(platform.elapsed()) === undefined) return undefined
    if (this.#waiting.size > 0 || this.#tokens < 1) return this.#wait(signal)
    this.#tokens--
    return undefined
  }

  learn(outcome: PacedOutcome): void {
    const now = platform.elapsed()
    this.#fill(now)
    // A throttle means that the service's own bucket is empty.
    if (this.#controller.learn(outcome, now)) this.#tokens = 0
    this.#rate = this.#controller.rateAt(now)
    if (this.#waiting.size > 0) this.#setTimer()
  }

  /** Adds the tokens of the time since the last call, and returns the rate from now on. */
  #fill(now: number): number | undefined {
    if (this.#rate !== undefined) {
      const most = Math.max(1, this.#rate, this.#knownBurst)
      this.#tokens += ((now - this.#filledAt) / 1000) * this.#rate
      if (this.#tokens >= most) {
        this.#tokens = most
        this.#controller.noteUnused(now)
      }
    }
    this.#filledAt = now
    this.#rate = this.#controller.rateAt(now)
    return this.#rate
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#waiting.delete(end)
        signal?.removeEventListener('abort', end)
        // A timer without a waiting request would keep the process alive.
        if (this.#waiting.size === 0) this.#clearTimer()
        resolve()
      }
      if (signal?.aborted) return resolve()
      signal?.addEventListener('abort', end)
      this.#waiting.add(end)
      if (this.#timer === undefined) this.#setTimer()
    })
  }

  #setTimer(): void {
    this.#clearTimer()
    if (this.#waiting.size === 0) return
    const { rate } = this
    const delay = rate === undefined ? 0 : Math.max(0, ((1 - this.#tokens) / rate) * 1000)
    this.#timer = setTimeout(() => this.#admitWaiting(), Math.ceil(delay))
  }

  #clearTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #admitWaiting(): void {
    this.#timer = undefined
    const rate = this.#fill(platform.elapsed())
    for (const end of this.#waiting) {
      if (rate !== undefined && this.#tokens < 1) break
      this.#tokens--
      end()
    }
    this.#setTimer()
  }
}
