/** A token bucket, as AWS limits request rates: it holds the requests of one second and refills over time. */
export class RateLimit {
  #tokens: number
  #filledAt: number | undefined

  constructor(private readonly perSecond: number) {
    this.#tokens = this.burst
  }

  /** Whether a request at a time in milliseconds is within the rate. */
  admits(now: number): boolean {
    const passed = now - (this.#filledAt ?? now)
    this.#filledAt = now
    this.#tokens = Math.min(this.burst, this.#tokens + (passed / 1000) * this.perSecond)
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }

  private get burst(): number {
    return Math.max(1, this.perSecond)
  }
}
