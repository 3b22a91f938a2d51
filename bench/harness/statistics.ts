/** The middle value, or the mean of the two middle values; NaN without values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** A goal of a question. Every goal is an upper limit: less is better. */
export interface Goal {
  readonly what: string
  readonly value: number
  readonly atMost: number
  readonly reached: boolean
}

/** A value that was not measured (NaN) reaches no goal. */
export function judge(what: string, value: number, atMost: number): Goal {
  return { what, value, atMost, reached: value <= atMost }
}
