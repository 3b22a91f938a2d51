import { type PageLoop, type PageLoopOptions, PageWalk } from '../loop/index.js'
import type { WalkPlan } from '../plan/index.js'
import { refusePieces } from '../token/index.js'
import { chooseDivision } from './choose-division.js'
import type { Division } from './division/index.js'
import { ParallelWalk } from './engine/index.js'

/**
 * Opens a loop over the pieces of a listing, or over one chain if nothing divides it after all.
 *
 * @throws NextTokenError `InvalidToken` if the plan starts with pieces whose bounds mean nothing for this listing.
 */
export function openPieces(plan: WalkPlan, options: PageLoopOptions): PageLoop {
  const division = divisionOf(plan)
  if ('oneChain' in division) return new PageWalk(plan, { ...options, oneChain: division.oneChain })
  const { sender = plan.sender } = division
  return new ParallelWalk({ ...plan, sender }, division, options)
}

function divisionOf(plan: WalkPlan): Division<unknown> | { readonly oneChain: string } {
  const division = chooseDivision(plan)
  const { pieces, rule } = plan
  if (!pieces) return division
  if ('oneChain' in division) return refusePieces(rule, pieces, division.oneChain)
  const wrong = pieces.pieces.findIndex(({ bounds }) => !division.isBounds(bounds))
  if (wrong >= 0) return refusePieces(rule, pieces, `its piece ${wrong + 1} has invalid bounds`)
  if (division.isMemo?.(pieces.memo) === false)
    return refusePieces(rule, pieces, 'its nexttoken_memo is invalid')
  const misplaced = division.misplaced(pieces.pieces.map(({ bounds }) => bounds))
  if (misplaced < 0) return division
  return refusePieces(rule, pieces, `its piece ${misplaced + 1} is not behind the piece before it`)
}
