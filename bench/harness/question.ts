import type { Measurement } from './measure.js'
import type { Goal } from './statistics.js'

export interface QuestionOptions {
  /** Fewer rounds and pages: for CI, and to try a change. */
  readonly short: boolean
}

export interface Answer {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly goals: readonly Goal[]
  /** Every raw value, for `bench/results/`. */
  readonly raw: readonly Measurement[]
}

export interface Question {
  readonly title: string
  /** Whether it needs the network, and so has no short form. */
  readonly onlineOnly?: boolean
  ask(options: QuestionOptions): Promise<Answer>
}
