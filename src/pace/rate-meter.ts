/** Milliseconds; an event counts less as time goes by, and a third of it is left after this time. */
const fadeTime = 3000
/** Milliseconds that are measured at least: a few events in an instant are no rate. */
const leastTime = 1000

/** Measures events per second over the last seconds, or since `startedAt` where that is less. */
export class RateMeter {
  #value = 0
  #countedAt: number

  /** All times are in milliseconds. */
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
