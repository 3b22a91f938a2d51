// AWS refuses a signature that is more than five minutes off. The AWS SDK v3 corrects from four minutes on.
const tolerated = 240_000

/** How far the service's clock is ahead of this machine's, by the `date` header of its responses. */
export class ClockOffset {
  #milliseconds = 0

  get milliseconds(): number {
    return this.#milliseconds
  }

  /** @param receivedAt when the headers arrived, by this machine's clock. */
  learn(headers: Readonly<Record<string, string>>, receivedAt: number): void {
    // A response with `age` comes from a cache and has an old date.
    if (headers.date === undefined || headers.age !== undefined) return
    const offset = Date.parse(headers.date) - receivedAt
    // Dates have whole seconds only, so that following every small difference would make the offset jitter.
    if (Math.abs(offset - this.#milliseconds) >= tolerated) this.#milliseconds = offset
  }
}
