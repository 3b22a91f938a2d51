/**
 * Decides which of two shares of throttled requests is more likely, one outcome after another (Wald's sequential
 * probability ratio test). Evidence is a logarithm: 2 means that `more` is e² = 7 times as likely as `less`, -2 the
 * opposite.
 */
export class ShareTest {
  #evidence = 0
  readonly #ofThrottled: number
  readonly #ofAccepted: number

  constructor(more: number, less: number) {
    this.#ofThrottled = Math.log(more / less)
    this.#ofAccepted = Math.log((1 - more) / (1 - less))
  }

  /** Adds an outcome and returns the evidence so far, which never falls below `least`. */
  add(wasThrottled: boolean, least = Number.NEGATIVE_INFINITY): number {
    const step = wasThrottled ? this.#ofThrottled : this.#ofAccepted
    this.#evidence = Math.max(least, this.#evidence + step)
    return this.#evidence
  }
}
