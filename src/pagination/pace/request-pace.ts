import { platform } from '../../platform/index.js'
import type { Pace, PacedOutcome } from '../../transport/index.js'
import type { Quota } from './known-quotas.js'
import { RateMeter } from './rate-meter.js'
import { recoveringRate, recoveryTime, shareAfterThrottle } from './recovering-rate.js'

/** Requests a second: no throttle makes it less. */
const slowest = 0.5
/** The share of a documented quota to begin with: the service's clock and ours do not begin at once. */
const headroom = 0.9
/** Requests a second to begin with where the first throttle comes before anything was accepted. */
const firstGuess = 2

/**
 * The rate of one API, shared by all listings of it: a token bucket whose filling is learned from throttles, after
 * CUBIC (RFC 9438), as AWS's adaptive retry mode has it. Nothing waits before the first throttle, unless a quota is
 * known. Who has to wait is served in turn.
 *
 * Smithy's `DefaultRateLimiter` is not used: it can begin at no known rate, takes the first half second's throttles for
 * a rate of nothing, and its waits end neither with an abort nor with the process.
 */
export class RequestPace implements Pace {
  readonly #accepted = new RateMeter()
  readonly #waiting = new Set<() => void>()
  /** Requests a second; undefined while nothing is known to hold them back. */
  #rate: number | undefined
  /** The rate that was too much, or is the quota. */
  #peak = 0
  #peakedAt = 0
  #throttledAt = Number.NEGATIVE_INFINITY
  /** Whether the rate comes of the first throttle, and of what was accepted until then. */
  #isGuessed = false
  #burst = Number.POSITIVE_INFINITY
  #tokens = 0
  #filledAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(quota?: Quota) {
    if (!quota) return
    const now = platform.elapsed()
    this.#rate = quota.rate * headroom
    this.#peak = this.#rate
    this.#peakedAt = now
    this.#burst = quota.burst ?? Math.max(1, quota.rate)
    this.#tokens = this.#burst
    this.#filledAt = now
  }

  /** Requests a second that go out at most; undefined where nothing holds them back. */
  get rate(): number | undefined {
    return this.#rate
  }

  admit(signal: AbortSignal | undefined): Promise<void> | undefined {
    if (this.#rate === undefined) return undefined
    this.#fill(platform.elapsed())
    if (this.#waiting.size > 0 || this.#tokens < 1) return this.#wait(signal)
    this.#tokens--
    return undefined
  }

  learn({ sentAt, wasThrottled }: PacedOutcome): void {
    const now = platform.elapsed()
    if (!wasThrottled) {
      this.#accepted.count(now)
      if (this.#isGuessed && sentAt < this.#throttledAt) this.#correctGuess(now)
    }
    // What was under way when the rate was lessened says nothing of the lesser one.
    else if (sentAt >= this.#throttledAt) this.#slowDown(now)
  }

  /** Of requests that went out together, the refused ones may be answered before those that tell the rate. */
  #correctGuess(now: number): void {
    this.#peak = Math.max(this.#peak, this.#accepted.rate(now))
    this.#rate = Math.max(slowest, this.#peak * shareAfterThrottle)
    this.#burst = Math.max(1, this.#rate)
    this.#setTimer()
  }

  #slowDown(now: number): void {
    const accepted = this.#accepted.rate(now)
    this.#isGuessed = this.#rate === undefined
    this.#peak = Math.max(
      slowest,
      this.#rate === undefined ? Math.max(firstGuess, accepted) : Math.min(this.#rate, accepted),
    )
    this.#rate = Math.max(slowest, this.#peak * shareAfterThrottle)
    this.#throttledAt = now
    this.#peakedAt = now + recoveryTime
    this.#burst = Math.max(1, this.#rate)
    this.#tokens = 0
    this.#filledAt = now
    this.#setTimer()
  }

  /** Without a demand that takes it, the rate does not grow beyond what was too much. */
  #fill(now: number): void {
    const most = Math.max(this.#peak, 2 * this.#accepted.rate(now))
    const rate = Math.max(slowest, Math.min(most, recoveringRate(this.#peak, now - this.#peakedAt)))
    this.#rate = rate
    const burst = Math.max(this.#burst, rate)
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) / 1000) * rate)
    this.#filledAt = now
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
    if (this.#waiting.size === 0 || this.#rate === undefined) return
    const delay = Math.max(0, ((1 - this.#tokens) / this.#rate) * 1000)
    this.#timer = setTimeout(() => this.#release(), Math.ceil(delay))
  }

  #clearTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #release(): void {
    this.#timer = undefined
    this.#fill(platform.elapsed())
    for (const end of this.#waiting) {
      if (this.#tokens < 1) break
      this.#tokens--
      end()
    }
    this.#setTimer()
  }
}
