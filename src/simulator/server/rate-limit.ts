/** So many requests a second, as AWS allows them: a bucket that holds a second's worth, filled as time goes by. */
export class RateLimit {
  #tokens: number
  #filledAt: number | undefined

  constructor(private readonly perSecond: number) {
    this.#tokens = this.burst
  }

  /** Takes a request that comes at a time in milliseconds; whether it is within the rate. */
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
