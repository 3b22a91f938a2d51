import type { Goal } from './goal.js'
import type { Measurement } from './measure.js'

export interface QuestionOptions {
  /** Fewer rounds and pages, for CI and to try a change. */
  readonly short: boolean
  /** Measures only the rows whose names contain this text, if the question has rows of its own. */
  readonly only?: string | undefined
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
  /** The worst value of the last runs, short and long. A regression is measured from it. */
  readonly usually: number
  /** What was tried, or why it is missed: text for the goal's line. */
  readonly why: string
}

export interface Question {
  readonly title: string
  /** Goals that are known to be missed, by their `what`. The page still says that they are missed, and why. */
  readonly knownShort?: Readonly<Record<string, KnownShort>>
  /** Whether it needs the network. Then it has no short form. */
  readonly onlineOnly?: boolean
  /** Whether `only` chooses among its rows. */
  readonly hasRows?: boolean
  ask(options: QuestionOptions): Promise<Answer>
}
