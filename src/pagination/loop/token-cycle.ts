/**
 * Finds a token that was used before, in constant memory (R. P. Brent, "An improved Monte Carlo factorization
 * algorithm", 1980): one earlier token is kept, and replaced by the current one after 1, 2, 4, 8… steps. A cycle of n
 * tokens is found within 3 rounds; a token that repeats at once is found at once.
 *
 * @example
 * // after the tokens '', 'a', 'b', 'c':
 * { previous: 'c', kept: 'c', steps: 0, stepsToKeep: 4 }
 */
export interface TokenCycle {
  readonly previous: string
  readonly kept: string
  /** Tokens since `kept`. */
  readonly steps: number
  /** After how many tokens the current one is kept. */
  readonly stepsToKeep: number
}

export function startCycle(token: string): TokenCycle {
  return { previous: token, kept: token, steps: 0, stepsToKeep: 1 }
}

/** Adds the next token; undefined if it closes a cycle. */
export function followToken(
  { previous, kept, steps, stepsToKeep }: TokenCycle,
  token: string,
): TokenCycle | undefined {
  if (token === previous || token === kept) return undefined
  return steps + 1 === stepsToKeep
    ? { previous: token, kept: token, steps: 0, stepsToKeep: stepsToKeep * 2 }
    : { previous: token, kept, steps: steps + 1, stepsToKeep }
}
