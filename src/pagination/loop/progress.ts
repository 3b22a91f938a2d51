import type { Progress, SavedOutcome } from '../checkpoint/index.js'
import type { Outcome } from '../receipt/index.js'
import { trailOf, trailWithin } from '../recovery/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { PagePoint } from './loop-report.js'
import { resumeToken, type State } from './state.js'

/** What a checkpoint saves of a loop that is behind its last page; `items` were delivered. */
export function progressBehind(state: State, items: number): Progress {
  const { outcome, listed } = state
  const { pages, recovery } = listed
  const resume = () => resumeToken(state)
  return { outcome: savedOutcome(outcome), pages, items, resumeToken: resume, trail: trailOf(recovery) }
}

/** The same in the middle of its last page. */
export function progressWithin(
  { resultKeys }: CompiledRule,
  { outcome, listed }: State,
  { delivered, items }: PagePoint,
): Progress {
  const { pages, recovery, lastPage } = listed
  const position = delivered ? lastPage?.after(delivered) : lastPage
  const counts = resultKeys.map(({ name }) => (delivered ? delivered.get(name) : 0))
  return {
    outcome: outcome === 'deadline' ? outcome : 'running',
    pages,
    items,
    resumeToken: () => (delivered ? position?.text : position?.textUnlessBeginning),
    trail: trailWithin(recovery, counts),
  }
}

export function savedOutcome(outcome: Outcome): SavedOutcome {
  return outcome === 'complete' || outcome === 'limit' || outcome === 'deadline' ? outcome : 'running'
}
