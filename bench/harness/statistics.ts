/** The middle value; of an even number of values, the mean of the middle two. NaN where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** What a question must reach. Every goal is an upper limit: less is better. */
export interface Goal {
  readonly what: string
  readonly value: number
  readonly atMost: number
  readonly reached: boolean
}

/** A value that was not measured (NaN) reaches nothing. */
export function judge(what: string, value: number, atMost: number): Goal {
  return { what, value, atMost, reached: value <= atMost }
}
