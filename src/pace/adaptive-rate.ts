import type { PacedOutcome } from '../transport/index.js'
import { growingRate, recoveryTime } from './growing-rate.js'
import { ShareTest } from './share-test.js'
import { slowestRate } from './slowest-rate.js'

/** The share of a rate that remains after a cut. */
const shareAfterCut = 0.85
/** The share of the peak that the rate gains in the first second beyond it. */
const growth = 0.01
/** Requests per second that a rate gains with each accepted request, until the first throttle confirms it. */
const gainPerAccepted = 3
/** At this multiple of its peak, the limit is faster than thought; at this one, there is no limit. */
const [fasterMultiple, unlimitedMultiple] = [2, 4]
/** A throttle below this share of the peak is not caused by the rate. */
const nearPeak = 0.95
/** A throttle below the peak is ignored, unless another one was within this many requests. */
const graceRequests = 12
/** Requests after which the rate is proven to help. */
const proofRequests = 30
const [frequentShare, rareShare, frequentEvidence] = [0.3, 0.05, 4]

/**
 * A rate limit that avoids throttles. It searches for the highest rate without throttles, and detects when the limit no
 * longer helps.
 */
export class AdaptiveRate {
  #peak: number
  #rate: number
  #least: number
  #peakedAt = 0
  #cutAt: number
  #isConfirmed = false
  #outcomes = 0
  #ignoredAt = Number.NEGATIVE_INFINITY
  readonly #test = new ShareTest(frequentShare, rareShare)

  /** Starts with a rate that the service did not throttle. */
  constructor(
    rate: number,
    private readonly startedAt: number,
  ) {
    this.#peak = rate
    this.#rate = rate
    this.#least = rate
    this.#cutAt = startedAt
  }

  rateAt(now: number): number {
    if (!this.#isConfirmed) return this.#rate
    return growingRate(this.#peak, { growth, sincePeak: now - this.#peakedAt })
  }

  /** True if the rate has grown to a multiple of its peak without a throttle. */
  isUnlimited(now: number): boolean {
    const rate = this.rateAt(now)
    if (this.#isConfirmed && rate >= this.#peak * fasterMultiple) this.#search(rate)
    return !this.#isConfirmed && rate >= this.#peak * unlimitedMultiple
  }

  /** True if it has helped for long enough to prove that its trial was right. */
  get isProven(): boolean {
    return this.#outcomes >= proofRequests
  }

  /** Stops the rate from growing beyond its peak while it is not fully used. */
  stopGrowth(now: number): void {
    this.#peakedAt = Math.max(this.#peakedAt, now)
  }

  /** Returns `useless` if throttles are frequent again, `cut` if the rate was lowered to a share of `acceptedRate`. */
  learn(
    { sentAt, wasThrottled }: PacedOutcome,
    now: number,
    acceptedRate: number,
  ): 'useless' | 'cut' | undefined {
    if (sentAt < this.startedAt) return undefined
    this.#outcomes++
    if (this.#test.add(wasThrottled, 0) >= frequentEvidence) return 'useless'
    if (!wasThrottled) this.#rate += gainPerAccepted
    // Requests that were in flight when the rate was cut say nothing about the lower rate.
    else if (sentAt >= this.#cutAt) return this.#throttled(now, acceptedRate)
    return undefined
  }

  #search(rate: number): void {
    this.#isConfirmed = false
    this.#peak = rate
    this.#rate = rate
    this.#least = rate / fasterMultiple
  }

  #throttled(now: number, acceptedRate: number): 'cut' | undefined {
    const rate = this.rateAt(now)
    this.#cutAt = now
    if (
      this.#isConfirmed &&
      rate < nearPeak * this.#peak &&
      this.#outcomes - this.#ignoredAt > graceRequests
    ) {
      this.#ignoredAt = this.#outcomes
      this.#peakedAt = now
      return undefined
    }
    const accepted = Math.max(slowestRate, Math.min(rate, acceptedRate))
    this.#peak = this.#isConfirmed ? accepted : Math.max(accepted, this.#least)
    this.#isConfirmed = true
    this.#peakedAt = now + recoveryTime(shareAfterCut, growth)
    return 'cut'
  }
}
