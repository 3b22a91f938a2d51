import type { PacedOutcome } from '../transport/index.js'
import { ShareTest } from './share-test.js'
import { slowestRate } from './slowest-rate.js'

/** The share of throttles that remains if slowing down helps. */
const helpedShare = 0.05
const mostShare = 0.5
/** One early throttle means no; four requests without a throttle mean yes. */
const verdictEvidence = 2

/**
 * Tries to send no more than the service accepts. Throttles that the rate causes become rare; other throttles stay as
 * frequent as before.
 */
export class Trial {
  readonly rate: number
  readonly #test: ShareTest

  /** `acceptedRate` is in requests per second, `share` is the share of throttles; both are from before the trial. */
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
