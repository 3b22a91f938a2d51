import { ShareTest } from './share-test.js'

/** The share of throttled requests in a spell that is worth slowing down for, and one that is not. */
const [heavyShare, lightShare] = [0.5, 0.1]
/** Of fewer accepted requests there is no rate; without one it may be an outage, which no rate ends. */
const leastAccepted = 2
/** About four throttles among five requests, or six among fourteen. */
const heavyEvidence = 5

/** The outcomes of the requests that were sent after a throttle, until throttles are rare again. */
export class ThrottleSpell {
  readonly #test = new ShareTest(heavyShare, lightShare)
  #accepted = 0
  #throttled = 0

  /** Begins with a throttle that was answered at `startedAt`. */
  constructor(readonly startedAt: number) {
    this.add(true)
  }

  /** `heavy` once throttles are too many to be chance, `over` once they are rare. */
  add(wasThrottled: boolean): 'heavy' | 'over' | undefined {
    if (wasThrottled) this.#throttled++
    else this.#accepted++
    const evidence = this.#test.add(wasThrottled)
    if (evidence <= 0) return 'over'
    return wasThrottled && this.#accepted >= leastAccepted && evidence >= heavyEvidence ? 'heavy' : undefined
  }

  get share(): number {
    return this.#throttled / (this.#throttled + this.#accepted)
  }

  /** Requests per second that were accepted. */
  acceptedRate(now: number): number {
    return this.#accepted / (Math.max(1, now - this.startedAt) / 1000)
  }
}
