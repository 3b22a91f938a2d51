import type { KeyPage } from './key-range.js'

/** Requests that may come back without a key before anything is known. */
const free = 2
/** Up to so many pages, a listing is a small one. */
const smallPages = 4
/**
 * Points that may be tried in a small listing. Each may cost it a request more, and so may the check that the service
 * honours the starts of ranges, whose page begins with a key that is known.
 */
const smallTries = 1
/** How many of the requests may come back without a key, for each that brings some. */
const wastedShare = 0.3

/** What was tried long ago counts less. */
const memory = 0.98

interface Arrived extends Pick<KeyPage, 'isWasted' | 'own' | 'size'> {
  readonly isTry: boolean
}

/**
 * How many split points may be tried. A request for a part without keys is wasted, so the number grows with what was
 * listed, and shrinks with the share of the tries that brought nothing.
 *
 * @example
 * // after page 1: one try. Once five pages of keys are known, all of which brought keys: 14.
 */
export class ProbeBudget {
  #useful = 0
  #wasted = 0
  #tries = 0
  #misses = 0
  /** What is known of a listing that may be small. */
  #keys = 0
  #largest = 1
  #smallTries = 0

  /** A page arrived; `isTry` if it is the first one behind a split point. */
  count({ isTry, isWasted, own, size }: Arrived): void {
    this.#keys += own
    this.#largest = Math.max(this.#largest, size)
    if (isWasted) this.#wasted++
    else this.#useful++
    if (!isTry) return
    this.#smallTries++
    this.#tries = this.#tries * memory + 1
    this.#misses = this.#misses * memory + (isWasted ? 1 : 0)
  }

  /** The likely share of tries that bring nothing. */
  get risk(): number {
    return (this.#misses + 1) / (this.#tries + 1)
  }

  /** A request is sent for something else than keys. */
  spend(): void {
    this.#wasted++
  }

  /** True unless one chain is known to take more pages. */
  get isSmall(): boolean {
    return this.#keys <= smallPages * this.#largest
  }

  /** How many tries more may be made while so many are in flight. */
  left(inFlight: number): number {
    if (this.isSmall) return smallTries - this.#smallTries - inFlight
    const spare = free + wastedShare * this.#useful - this.#wasted
    return Math.floor(spare / this.risk) - inFlight
  }
}
