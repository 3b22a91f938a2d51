/** How many events a second there are of late: each counts less as time goes by, to a third after a second. */
export class RateMeter {
  #value = 0
  #at = 0

  /** Times are in milliseconds. */
  count(now: number): void {
    this.#value = this.#faded(now) + 1
    this.#at = now
  }

  rate(now: number): number {
    // Between two events the value fades from one above the mean of both to one below it.
    return this.#value === 0 ? 0 : this.#faded(now) + 0.5
  }

  #faded(now: number): number {
    return this.#value * Math.exp((this.#at - now) / 1000)
  }
}
