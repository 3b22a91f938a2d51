import { ShareTest } from './share-test.js'

/** A share of throttled requests that is worth slowing down for, and one that is not. */
const [heavyShare, lightShare] = [0.5, 0.1]
/** Minimum number of accepted requests. Fewer give no rate, and none may mean an outage, which no rate can end. */
const leastAccepted = 2
/** About four throttles in five requests, or six in fourteen. */
const heavyEvidence = 5

/** The outcomes of requests that were sent after a throttle, until throttles are rare again. */
export class ThrottleEpisode {
  readonly #test = new ShareTest(heavyShare, lightShare)
  #accepted = 0
  #throttled = 0

  /** Starts with a throttle that was received at `startedAt`. */
  constructor(readonly startedAt: number) {
    this.add(true)
  }

  /** Returns `heavy` if there are too many throttles to be chance, `over` once they are rare. */
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

  /** Returns the accepted requests per second. */
  acceptedRate(now: number): number {
    return this.#accepted / (Math.max(1, now - this.startedAt) / 1000)
  }
}
