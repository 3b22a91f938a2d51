import { platform } from '../platform/index.js'
import type { Pace, PacedOutcome } from '../transport/index.js'
import type { Quota } from './known-quotas.js'
import { RateLaw } from './rate-law.js'

/**
 * The pace of one API, shared by all listings of it: a token bucket that fills at the rate of a `RateLaw`. Nothing
 * waits while there is no rate. Requests that have to wait are served in turn.
 *
 * Smithy's `DefaultRateLimiter` is not used: it can begin at no known rate, takes every throttle for the effect of its
 * own rate, and its waits end neither with an abort nor with the process.
 */
export class RequestPace implements Pace {
  readonly #law: RateLaw
  readonly #waiting = new Set<() => void>()
  /** As many requests as a service whose quota is documented accepts at once after a pause. */
  readonly #knownBurst: number
  #tokens: number
  #filledAt: number
  #rate: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(quota?: Quota) {
    this.#filledAt = platform.elapsed()
    this.#law = new RateLaw(quota?.rate, this.#filledAt)
    this.#rate = this.#law.rateAt(this.#filledAt)
    this.#knownBurst = quota ? (quota.burst ?? quota.rate) : 1
    this.#tokens = Math.max(1, this.#knownBurst)
  }

  /** Requests per second that go out at most; undefined where nothing holds them back. */
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
    // The throttle says that the service's own bucket is empty.
    if (this.#law.learn(outcome, now)) this.#tokens = 0
    this.#rate = this.#law.rateAt(now)
    if (this.#waiting.size > 0) this.#setTimer()
  }

  /** Adds the tokens of the time since the last call, and returns the rate from now on. */
  #fill(now: number): number | undefined {
    if (this.#rate !== undefined) {
      const most = Math.max(1, this.#rate, this.#knownBurst)
      this.#tokens += ((now - this.#filledAt) / 1000) * this.#rate
      if (this.#tokens >= most) {
        this.#tokens = most
        this.#law.noteSpare(now)
      }
    }
    this.#filledAt = now
    this.#rate = this.#law.rateAt(now)
    return this.#rate
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#waiting.delete(end)
        signal?.removeEventListener('abort', end)
        // The timer of a wait that nobody waits for would keep the process alive.
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
    this.#timer = setTimeout(() => this.#release(), Math.ceil(delay))
  }

  #clearTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #release(): void {
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
