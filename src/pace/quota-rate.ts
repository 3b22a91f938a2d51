import { growingRate } from './growing-rate.js'

/** The share of a documented quota to begin with: the service's clock and ours do not begin at once. */
const headroom = 0.9
const growth = 0.003
/** A quota was raised when a rate of so many times the documented one meets no throttle. */
const unlimited = 3

/** The rate of an API whose quota is documented. It grows while it meets no throttle: the account's quota may be higher. */
export class QuotaRate {
  readonly #peak: number

  constructor(
    quota: number,
    private peakedAt: number,
  ) {
    this.#peak = quota * headroom
  }

  rateAt(now: number): number {
    return growingRate(this.#peak, { growth, sincePeak: now - this.peakedAt })
  }

  isOutgrown(now: number): boolean {
    return this.rateAt(now) >= this.#peak * unlimited
  }

  /** Begins again at the documented rate: after a throttle, and where nobody uses a higher one. */
  stay(now: number): void {
    this.peakedAt = now
  }
}
