/** Requests that may come back without a key before anything is known: a small listing costs at most so many more. */
const free = 2
/** How many of the requests may come back without a key, for each that brings some. */
const wastedShare = 0.3

/** What was tried long ago counts less. */
const memory = 0.98

/**
 * How many split points may be tried. A request for a part without keys is wasted, so the number grows with what was
 * listed, and shrinks with the share of the tries that brought nothing.
 *
 * @example
 * // after page 1: 2 tries. If both bring keys: 9. If neither does: none, until more pages have come.
 */
export class ProbeBudget {
  #useful = 0
  #wasted = 0
  #tries = 0
  #misses = 0

  /** A page arrived; `isTry` if it is the first one behind a split point. */
  count({ isTry, isWasted }: { readonly isTry: boolean; readonly isWasted: boolean }): void {
    if (isWasted) this.#wasted++
    else this.#useful++
    if (!isTry) return
    this.#tries = this.#tries * memory + 1
    this.#misses = this.#misses * memory + (isWasted ? 1 : 0)
  }

  /** The likely share of tries that bring nothing. */
  get risk(): number {
    return (this.#misses + 1) / (this.#tries + 1)
  }

  /** How many tries more may be made while so many are in flight. */
  left(inFlight: number): number {
    const spare = free + wastedShare * this.#useful - this.#wasted
    return Math.floor(spare / this.risk) - inFlight
  }
}
