import { growingRate } from './growing-rate.js'

/** The share of a documented quota to start with, because the service's seconds and ours do not start together. */
const headroom = 0.9
const growth = 0.003
/** If this multiple of the documented rate gets no throttle, the quota is considered unlimited. */
const unlimitedMultiple = 3

/** The rate of an API with a documented quota. It grows until a throttle, because the account's quota may be higher. */
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

  isUnlimited(now: number): boolean {
    return this.rateAt(now) >= this.#peak * unlimitedMultiple
  }

  /** Returns to the documented rate: after a throttle, and while a higher rate is not fully used. */
  stopGrowth(now: number): void {
    this.peakedAt = now
  }
}
