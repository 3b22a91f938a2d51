import { Recorder } from '../checkpoint/index.js'
import { type PageLoop, type PageLoopOptions, PageWalk } from '../loop/index.js'
import type { WalkPlan } from '../plan/index.js'
import { refusePieces } from '../token/index.js'
import { chooseDivision } from './choose-division.js'
import type { Division } from './division/index.js'
import { ParallelWalk } from './engine/index.js'
import { ResumedWalk } from './resumed-walk.js'

/** Starts one loop over the pages of a listing: one chain, or several pieces at once. */
export function startWalk(plan: WalkPlan, options: PageLoopOptions = {}): PageLoop {
  const { checkpoint, rule } = plan
  if (!checkpoint || !rule.dividedBy) return openWalk(plan, options)
  const recorder = options.recorder ?? new Recorder(checkpoint, rule, !options.isCollected)
  const recorded = { ...options, recorder }
  return new ResumedWalk(plan, {
    recorder,
    walk: new PageWalk(plan, recorded),
    open: (resumed) => openWalk(resumed, recorded),
  })
}

function openWalk(plan: WalkPlan, options: PageLoopOptions): PageLoop {
  if (plan.parallel === 1 && !plan.pieces) return new PageWalk(plan, options)
  const division = divisionOf(plan)
  return 'oneChain' in division
    ? new PageWalk(plan, { ...options, oneChain: division.oneChain })
    : new ParallelWalk(plan, division, options)
}

/**
 * Checks the pieces with which a listing starts.
 *
 * @throws NextTokenError `InvalidToken` if their bounds mean nothing for this listing.
 */
export function checkPieces(plan: WalkPlan): void {
  if (plan.pieces) divisionOf(plan)
}

function divisionOf(plan: WalkPlan): Division<unknown> | { readonly oneChain: string } {
  const division = chooseDivision(plan)
  const { pieces, rule } = plan
  if (!pieces) return division
  if ('oneChain' in division) return refusePieces(rule, pieces, division.oneChain)
  const wrong = pieces.pieces.findIndex(({ bounds }) => !division.isBounds(bounds))
  return wrong < 0 ? division : refusePieces(rule, pieces, `its piece ${wrong + 1} has invalid bounds`)
}
