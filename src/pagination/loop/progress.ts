import type { Progress, SavedOutcome } from '../checkpoint/index.js'
import type { Outcome, Tally } from '../receipt/index.js'
import type { Recovery } from '../recovery/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { Position } from '../token/index.js'
import type { Place } from './loop-state.js'

interface Loop {
  readonly rule: CompiledRule
  readonly tally: Tally
  readonly recovery: Recovery
}

/** How far a loop is behind its latest page, for its checkpoint; `items` are those that count as delivered. */
export function progressBehind(
  items: number,
  { tally, recovery, resumeToken }: Loop & { readonly resumeToken: () => string | undefined },
): Progress {
  const { pages, outcome } = tally
  return { outcome: savedOutcome(outcome), pages, items, resumeToken, trail: recovery.trail }
}

/** The same within its latest page, which `current` is. */
export function progressWithin(
  { delivered, items }: Place,
  { rule, tally, recovery, current }: Loop & { readonly current: Position | undefined },
): Progress {
  const { pages, outcome } = tally
  const position = delivered ? current?.after(delivered) : current
  const resumeToken = () => (delivered ? position?.text : position?.textUnlessBeginning)
  const counts = rule.resultKeys.map(({ name }) => (delivered ? delivered.get(name) : 0))
  const trail = recovery.within(counts)
  return { outcome: outcome === 'deadline' ? outcome : 'running', pages, items, resumeToken, trail }
}

function savedOutcome(outcome: Outcome): SavedOutcome {
  return outcome === 'complete' || outcome === 'limit' || outcome === 'deadline' ? outcome : 'running'
}
