import type { PacedOutcome } from '../transport/index.js'
import { AdaptiveRate } from './adaptive-rate.js'
import { QuotaRate } from './quota-rate.js'
import { RateMeter } from './rate-meter.js'
import { ThrottleEpisode } from './throttle-episode.js'
import { Trial } from './trial.js'

/** Milliseconds without a throttle after which the rate accepted before no longer shows the limit. */
const episodeGap = 5000
/** Milliseconds without any limit after a useless trial. The time doubles with each useless trial. */
const [shortestUnlimited, longestUnlimited] = [10_000, 60_000]

/**
 * Finds the right rate for one API from the outcomes of its requests.
 *
 * One throttle says little. The limit may be reached, or other callers use it up, or the service has a short problem; in
 * the last two cases a lower rate only costs time. So there is no limit until a `ThrottleEpisode` is heavy. Then a `Trial`
 * sends no more than the service accepts. If throttles become rare, the rate was their cause, and an `AdaptiveRate`
 * searches for the highest rate without throttles. If not, requests are unlimited again until the next trial.
 */
export class RateController {
  #accepted: RateMeter
  /** Requests sent before this time are not counted: after a pause the service may accept many at once. */
  #meteredFrom = Number.NEGATIVE_INFINITY
  #throttledAt = Number.NEGATIVE_INFINITY
  #quota: QuotaRate | undefined
  #episode: ThrottleEpisode | undefined
  #limit: Trial | AdaptiveRate | undefined
  #unlimitedUntil = Number.NEGATIVE_INFINITY
  #unlimitedTime = shortestUnlimited

  /** `quota` is the documented rate, in requests per second. */
  constructor(quota: number | undefined, now: number) {
    this.#accepted = new RateMeter(now)
    if (quota !== undefined) this.#quota = new QuotaRate(quota, now)
  }

  /** Returns requests per second; undefined if there is no limit. */
  rateAt(now: number): number | undefined {
    const limit = this.#limit
    if (limit instanceof Trial) return limit.rate
    if (limit?.isUnlimited(now)) this.#limit = undefined
    if (this.#limit === undefined && this.#quota?.isUnlimited(now)) this.#quota = undefined
    return (limit && this.#limit ? limit : this.#quota)?.rateAt(now)
  }

  /** Notes that fewer requests are sent than the rate allows, so it must not grow. */
  noteUnused(now: number): void {
    if (this.#limit instanceof AdaptiveRate) this.#limit.stopGrowth(now)
    if (this.#limit === undefined) this.#quota?.stopGrowth(now)
  }

  /** Learns from the outcome of a request. Returns true if the rate was cut. */
  learn(outcome: PacedOutcome, now: number): boolean {
    if (outcome.wasThrottled) this.#noteThrottle(now)
    else if (outcome.sentAt > this.#meteredFrom) this.#accepted.count(now)
    if (this.#limit instanceof Trial) return this.#learnFromTrial(this.#limit, outcome, now)
    if (this.#limit) return this.#learnFromRate(this.#limit, outcome, now)
    return this.#learnUnlimited(outcome, now)
  }

  #noteThrottle(now: number): void {
    const isNew = now - this.#throttledAt > episodeGap
    this.#throttledAt = now
    if (this.#limit !== undefined) return
    this.#quota?.stopGrowth(now)
    if (!isNew) return
    this.#accepted = new RateMeter(now)
    this.#meteredFrom = now
  }

  #learnUnlimited({ sentAt, wasThrottled }: PacedOutcome, now: number): boolean {
    if (now < this.#unlimitedUntil) return false
    if (!this.#episode) {
      if (wasThrottled) this.#episode = new ThrottleEpisode(now)
      return false
    }
    // Requests that were in flight at the first throttle found the service in the same state.
    if (sentAt < this.#episode.startedAt) return false
    const verdict = this.#episode.add(wasThrottled)
    if (verdict === 'heavy') {
      const rate = Math.max(this.#episode.acceptedRate(now), this.#accepted.rateAt(now))
      this.#limit = new Trial(rate, this.#episode.share, now)
    }
    if (verdict !== undefined) this.#episode = undefined
    return verdict === 'heavy'
  }

  #learnFromTrial(trial: Trial, outcome: PacedOutcome, now: number): boolean {
    const verdict = trial.learn(outcome)
    if (verdict === 'helps') {
      this.#limit = new AdaptiveRate(trial.rate, now)
    } else if (verdict === 'useless') this.#removeLimit(now)
    return false
  }

  #removeLimit(now: number): void {
    this.#limit = undefined
    this.#unlimitedUntil = now + this.#unlimitedTime
    this.#unlimitedTime = Math.min(longestUnlimited, 2 * this.#unlimitedTime)
  }

  #learnFromRate(rate: AdaptiveRate, outcome: PacedOutcome, now: number): boolean {
    const verdict = rate.learn(outcome, now, this.#accepted.rateAt(now))
    if (rate.isProven) this.#unlimitedTime = shortestUnlimited
    // Soon after the trial, it means that the trial was wrong; later, that the service's limit has changed.
    if (verdict === 'useless') {
      if (rate.isProven) this.#limit = undefined
      else this.#removeLimit(now)
    }
    return verdict === 'cut'
  }
}
