import type { Measurement } from './measure.js'
import type { Goal } from './statistics.js'

export interface QuestionOptions {
  /** Fewer rounds and pages, for CI and to try a change. */
  readonly short: boolean
}

export interface Answer {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly goals: readonly Goal[]
  /** Every raw value, for `bench/results/`. */
  readonly raw: readonly Measurement[]
}

/** A goal that is known to be missed. */
export interface KnownShort {
  /** The largest value of the last runs, short and long. A regression is measured from it. */
  readonly usually: number
  /** Text for the goal's row. */
  readonly why: string
}

export interface Question {
  readonly title: string
  /** Goals that are known to be missed, by their `what`. The table still says that they are missed, and why. */
  readonly knownShort?: Readonly<Record<string, KnownShort>>
  /** Whether it needs the network. Then it has no short form. */
  readonly onlineOnly?: boolean
  ask(options: QuestionOptions): Promise<Answer>
}
