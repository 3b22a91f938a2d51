// AWS refuses a signature more than five minutes off; the AWS SDK v3 corrects from four.
const tolerated = 240_000

/** How far the service's clock is ahead of this machine's, learned from the `date` of its responses. */
export class ClockOffset {
  #milliseconds = 0

  get milliseconds(): number {
    return this.#milliseconds
  }

  /** `receivedAt`: when the headers came, by this machine's clock. */
  learn(headers: Readonly<Record<string, string>>, receivedAt: number): void {
    // With an `age` the response comes from a cache, and its date from then.
    if (headers.date === undefined || headers.age !== undefined) return
    const offset = Date.parse(headers.date) - receivedAt
    // Within the tolerance the offset stays: a date has whole seconds, and followed closely it would only jitter.
    if (Math.abs(offset - this.#milliseconds) >= tolerated) this.#milliseconds = offset
  }
}
