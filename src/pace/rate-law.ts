import type { PacedOutcome } from '../transport/index.js'
import { Hold } from './hold.js'
import { QuotaRate } from './quota-rate.js'
import { RateMeter } from './rate-meter.js'
import { ThrottleSpell } from './throttle-spell.js'
import { Trial } from './trial.js'

/** After so many milliseconds without a throttle, what was accepted before says nothing of the limit. */
const spellGap = 5000
/** Milliseconds in which throttles are taken as they come, after a trial that was useless; each time twice as many. */
const [shortestRelease, longestRelease] = [10_000, 60_000]

/**
 * Finds the rate of one API from what becomes of its requests.
 *
 * A throttle says little: the limit may be reached, or others use it up, or the service has a moment's trouble, and
 * then a lower rate only costs time. So there is no limit until a spell of throttles is heavy. Then a `Trial` sends no
 * more than the service accepts. Where that makes throttles rare, their cause is the rate, and a `Hold` looks for
 * the highest rate that meets none. Where it does not, requests go out freely again, and the next trial waits.
 */
export class RateLaw {
  #accepted: RateMeter
  /** What was sent before is not counted: the service may accept many at once after a pause, whenever it answers. */
  #meteredFrom = Number.NEGATIVE_INFINITY
  #throttledAt = Number.NEGATIVE_INFINITY
  #quota: QuotaRate | undefined
  #spell: ThrottleSpell | undefined
  #limit: Trial | Hold | undefined
  #releasedUntil = Number.NEGATIVE_INFINITY
  #release = shortestRelease

  /** `quota` is the documented rate, in requests per second. */
  constructor(quota: number | undefined, now: number) {
    this.#accepted = new RateMeter(now)
    if (quota !== undefined) this.#quota = new QuotaRate(quota, now)
  }

  /** Requests per second; undefined where nothing limits them. */
  rateAt(now: number): number | undefined {
    const limit = this.#limit
    if (limit instanceof Trial) return limit.rate
    if (limit?.isOutgrown(now)) this.#limit = undefined
    if (this.#limit === undefined && this.#quota?.isOutgrown(now)) this.#quota = undefined
    return (limit && this.#limit ? limit : this.#quota)?.rateAt(now)
  }

  /** Says that fewer requests go out than the rate allows: then it must not grow. */
  noteSpare(now: number): void {
    if (this.#limit instanceof Hold) this.#limit.stay(now)
    if (this.#limit === undefined) this.#quota?.stay(now)
  }

  /** True if the rate was cut. */
  learn(outcome: PacedOutcome, now: number): boolean {
    if (outcome.wasThrottled) this.#noteThrottle(now)
    else if (outcome.sentAt > this.#meteredFrom) this.#accepted.count(now)
    if (this.#limit instanceof Trial) return this.#learnFromTrial(this.#limit, outcome, now)
    if (this.#limit) return this.#learnFromHold(this.#limit, outcome, now)
    return this.#learnFreely(outcome, now)
  }

  #noteThrottle(now: number): void {
    const isNew = now - this.#throttledAt > spellGap
    this.#throttledAt = now
    if (this.#limit !== undefined) return
    this.#quota?.stay(now)
    if (!isNew) return
    this.#accepted = new RateMeter(now)
    this.#meteredFrom = now
  }

  #learnFreely({ sentAt, wasThrottled }: PacedOutcome, now: number): boolean {
    if (now < this.#releasedUntil) return false
    if (!this.#spell) {
      if (wasThrottled) this.#spell = new ThrottleSpell(now)
      return false
    }
    // Requests that were under way at the first throttle met the same state of the service.
    if (sentAt < this.#spell.startedAt) return false
    const verdict = this.#spell.add(wasThrottled)
    if (verdict === 'heavy') {
      const rate = Math.max(this.#spell.acceptedRate(now), this.#accepted.rateAt(now))
      this.#limit = new Trial(rate, this.#spell.share, now)
    }
    if (verdict !== undefined) this.#spell = undefined
    return verdict === 'heavy'
  }

  #learnFromTrial(trial: Trial, outcome: PacedOutcome, now: number): boolean {
    const verdict = trial.learn(outcome)
    if (verdict === 'helps') {
      this.#limit = new Hold(trial.rate, now)
    } else if (verdict === 'useless') this.#letGo(now)
    return false
  }

  #letGo(now: number): void {
    this.#limit = undefined
    this.#releasedUntil = now + this.#release
    this.#release = Math.min(longestRelease, 2 * this.#release)
  }

  #learnFromHold(hold: Hold, outcome: PacedOutcome, now: number): boolean {
    const verdict = hold.learn(outcome, now, this.#accepted.rateAt(now))
    if (hold.isProven) this.#release = shortestRelease
    // Soon after its trial it says that the trial was wrong, later that the limit has changed.
    if (verdict === 'useless') {
      if (hold.isProven) this.#limit = undefined
      else this.#letGo(now)
    }
    return verdict === 'cut'
  }
}
