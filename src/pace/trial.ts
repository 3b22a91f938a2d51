import type { PacedOutcome } from '../transport/index.js'
import { ShareTest } from './share-test.js'
import { slowestRate } from './slowest-rate.js'

/** The share of throttles that is left when slowing down helps. */
const helpedShare = 0.05
const mostShare = 0.5
/** One throttle among the first requests says no, four requests without one say yes. */
const verdictEvidence = 2

/**
 * A try to send no more than the service accepts: throttles that a rate causes become rare, and others stay as frequent
 * as they were.
 */
export class Trial {
  readonly rate: number
  readonly #test: ShareTest

  /** `acceptedRate` and `share` are the accepted requests per second and the share of throttles before the trial. */
  constructor(
    acceptedRate: number,
    share: number,
    private readonly startedAt: number,
  ) {
    this.rate = Math.max(slowestRate, acceptedRate)
    this.#test = new ShareTest(Math.min(mostShare, share), helpedShare)
  }

  learn({ sentAt, wasThrottled }: PacedOutcome): 'helps' | 'useless' | undefined {
    if (sentAt < this.startedAt) return undefined
    const evidence = this.#test.add(wasThrottled)
    if (evidence >= verdictEvidence) return 'useless'
    return evidence <= -verdictEvidence ? 'helps' : undefined
  }
}
