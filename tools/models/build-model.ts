import type { ModelDescription } from '../../src/models/index.js'
import { type CompletedRules, completeRules } from './complete-rules.js'
import { dropProse } from './drop-prose.js'
import { decideNumbers } from './numbers/decide-numbers.js'
import type { Overlays } from './overlays.js'
import { decideTimes } from './times/decide-times.js'

/** A model with its rules completed. */
export interface CompletedModel extends CompletedRules {
  /** A line for each number or range of time without a decision, and for each decision that fits nothing. */
  readonly problems: readonly string[]
}

/** Drops the prose of a model, and completes its pagination rules. */
export function buildModel(
  name: string,
  model: ModelDescription,
  { corrections, decisions, times }: Overlays,
): CompletedModel {
  const shipped = withoutEmptyWaiters(dropProse(model))
  const { description: complete, inferred } = completeRules(name, shipped, corrections.get(name))
  const timed = times ? decideTimes(name, complete, times) : undecided(complete)
  const { description, problems } = decisions
    ? decideNumbers(name, timed.description, { decisions, prose: model })
    : undecided(timed.description)
  return { description, inferred, problems: [...timed.problems, ...problems] }
}

/** Many services of a release have a file of waiters without one. */
function withoutEmptyWaiters({ waiters, ...model }: ModelDescription): ModelDescription {
  return Object.keys(waiters?.waiters ?? {}).length === 0 ? model : { ...model, waiters }
}

function undecided(description: ModelDescription): Pick<CompletedModel, 'description' | 'problems'> {
  return { description, problems: [] }
}
