/** Milliseconds after which an event counts for about a third (1/e) of its weight. */
const fadeTime = 3000
/** Minimum time in milliseconds to measure, because a few events in an instant are not a rate. */
const leastTime = 1000

/** Measures events per second over the last seconds, or since `startedAt` if that is less. All times are in milliseconds. */
export class RateMeter {
  #value = 0
  #countedAt: number

  constructor(private readonly startedAt: number) {
    this.#countedAt = startedAt
  }

  count(now: number): void {
    this.#value = this.#valueAt(now) + 1
    this.#countedAt = now
  }

  /** Events per second. */
  rateAt(now: number): number {
    const measured = fadeTime * (1 - Math.exp((this.startedAt - now) / fadeTime))
    return this.#valueAt(now) / (Math.max(leastTime, measured) / 1000)
  }

  #valueAt(now: number): number {
    return this.#value * Math.exp((this.#countedAt - now) / fadeTime)
  }
}
