import type { WalkPlan } from '../../plan/index.js'
import type { Outcome } from '../../receipt/index.js'
import type { Division } from '../division/index.js'
import type { DeliveredPages } from './delivered-pages.js'
import { ParallelMark } from './parallel-mark.js'
import type { Pieces } from './pieces.js'

interface LoopState {
  readonly division: Division<unknown>
  readonly delivered: DeliveredPages
  readonly pieces: Pieces
  readonly outcome: Outcome
}

/** Where a loop is at this moment. */
export function markLoop(plan: WalkPlan, { division, delivered, pieces, outcome }: LoopState): ParallelMark {
  const { hasOrder, runsOn, isProven } = division
  // Until the service is proven, all pages come in order, and a token with pieces would let the next loop trust bounds
  // that nobody has checked. Pieces that an earlier loop left may have gaps between them.
  const isInOrder = plan.isOrdered || !isProven
  const isOneText = isInOrder && hasOrder && runsOn && !plan.pieces
  const { current, pages, emptyPages } = delivered
  return new ParallelMark({
    plan,
    outcome,
    pages,
    emptyPages,
    arrival: current?.arrival,
    behind: isOneText ? { position: current?.piece.position } : undefined,
    pieces: current && !isOneText ? pieces.marked(current.piece) : [],
  })
}
