import type { PacedOutcome } from '../transport/index.js'
import { growingRate, recoveryTime } from './growing-rate.js'
import { ShareTest } from './share-test.js'
import { slowestRate } from './slowest-rate.js'

/** What is left of a rate that was too high. */
const shareAfterCut = 0.85
/** Of the peak, in the first second beyond it. */
const growth = 0.01
/** Requests per second that a rate gains with each accepted request, until the first throttle confirms it. */
const gainPerAccepted = 3
/** How many times its peak a rate has to reach to be found faster, and to count as unlimited. */
const [faster, unlimited] = [2, 4]
/** A throttle at less than this share of the peak is not caused by the rate. */
const nearPeak = 0.95
/** Of two throttles below the peak within so many requests, the second counts. */
const pardonLasts = 12
/** In requests. */
const proof = 30
const [frequentShare, rareShare, frequentEvidence] = [0.3, 0.05, 4]

/** A rate that helps against throttles. It looks for the highest one that does, and notices when it helps no more. */
export class Hold {
  #peak: number
  #rate: number
  #least: number
  #peakedAt = 0
  #cutAt: number
  #isConfirmed = false
  #outcomes = 0
  #pardonedAt = Number.NEGATIVE_INFINITY
  readonly #test = new ShareTest(frequentShare, rareShare)

  /** Begins with a rate that the service did not throttle. */
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

  /** Whether there was no throttle although the rate has grown so far. */
  isOutgrown(now: number): boolean {
    const rate = this.rateAt(now)
    if (this.#isConfirmed && rate >= this.#peak * faster) this.#search(rate)
    return !this.#isConfirmed && rate >= this.#peak * unlimited
  }

  /** Whether it has helped for so long that its trial cannot have been wrong. */
  get isProven(): boolean {
    return this.#outcomes >= proof
  }

  /** Keeps the rate from growing beyond its peak while nobody uses it. */
  stay(now: number): void {
    this.#peakedAt = Math.max(this.#peakedAt, now)
  }

  /** `useless` when throttles are frequent again, `cut` when the rate was lowered to a share of `acceptedRate`. */
  learn(
    { sentAt, wasThrottled }: PacedOutcome,
    now: number,
    acceptedRate: number,
  ): 'useless' | 'cut' | undefined {
    if (sentAt < this.startedAt) return undefined
    this.#outcomes++
    if (this.#test.add(wasThrottled, 0) >= frequentEvidence) return 'useless'
    if (!wasThrottled) this.#rate += gainPerAccepted
    // Requests that were under way when the rate was cut say nothing of the lower one.
    else if (sentAt >= this.#cutAt) return this.#throttled(now, acceptedRate)
    return undefined
  }

  #search(rate: number): void {
    this.#isConfirmed = false
    this.#peak = rate
    this.#rate = rate
    this.#least = rate / faster
  }

  #throttled(now: number, acceptedRate: number): 'cut' | undefined {
    const rate = this.rateAt(now)
    this.#cutAt = now
    if (
      this.#isConfirmed &&
      rate < nearPeak * this.#peak &&
      this.#outcomes - this.#pardonedAt > pardonLasts
    ) {
      this.#pardonedAt = this.#outcomes
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
