/**
 * Finds a token that came before, in constant memory (R. P. Brent, "An improved Monte Carlo factorization
 * algorithm", 1980): one earlier token is kept, a later one after 1, 2, 4, 8… steps. A cycle of n tokens is
 * found within 3 of its rounds; a token that repeats at once is found at once.
 */
export class TokenCycle {
  #previous: string
  #kept: string
  #steps = 0
  #stepsToKeep = 1

  constructor(first: string) {
    this.#previous = first
    this.#kept = first
  }

  /** Takes the next token; true where it closes a cycle. */
  closes(token: string): boolean {
    if (token === this.#previous || token === this.#kept) return true
    this.#previous = token
    this.#steps++
    if (this.#steps === this.#stepsToKeep) {
      this.#kept = token
      this.#stepsToKeep *= 2
      this.#steps = 0
    }
    return false
  }
}
