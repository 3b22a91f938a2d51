/** The value that a goal asks for. */
export type Limit = { readonly atMost: number } | { readonly atLeast: number }

export interface Goal {
  /** What was measured, in one sentence. `#` stands for the value, if the sentence has it. */
  readonly what: string
  readonly value: number
  readonly limit: Limit
  readonly reached: boolean
}

/** A number alone is an upper limit. A value that was not measured (NaN) reaches no goal. */
export function judge(what: string, value: number, limit: Limit | number): Goal {
  const its = typeof limit === 'number' ? { atMost: limit } : limit
  return { what, value, limit: its, reached: 'atMost' in its ? value <= its.atMost : value >= its.atLeast }
}

/** How many times worse the value is than its limit, or than its usual value if that is worse. */
export function distance({ value, limit }: Goal, usually: number | undefined): number {
  return 'atMost' in limit
    ? value / Math.max(limit.atMost, usually ?? 0)
    : Math.min(limit.atLeast, usually ?? Number.POSITIVE_INFINITY) / value
}

export function limitText(limit: Limit): string {
  return 'atMost' in limit ? `at most ${limit.atMost}` : `at least ${limit.atLeast}`
}
