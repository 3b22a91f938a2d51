import type { WalkPlan } from '../../plan/index.js'
import type { Outcome } from '../../receipt/index.js'
import type { Position } from '../../token/index.js'
import type { Division } from '../division/index.js'
import type { DeliveredPages } from './delivered-pages.js'
import { ParallelMark } from './parallel-mark.js'
import type { Piece } from './piece.js'
import type { Pieces } from './pieces.js'

interface LoopState {
  readonly division: Division<unknown>
  readonly delivered: DeliveredPages
  readonly pieces: Pieces
  readonly outcome: Outcome
  /** True if a piece began elsewhere than it should. */
  readonly isMisread: boolean
}

/** Where a loop is at this moment. */
export function markLoop(
  plan: WalkPlan,
  { division, delivered, pieces, outcome, isMisread }: LoopState,
): ParallelMark {
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
    behind: isOneText
      ? { position: current && positionBehind(current.piece, isProven && !isMisread ? division : undefined) }
      : undefined,
    pieces: current && !isOneText ? pieces.marked(current.piece) : [],
    memo: isOneText ? undefined : division.memo?.(),
  })
}

/**
 * Where the chain of a piece goes on. If the piece ended inside a page, a position would count the items before it, and
 * would skip others if some of these are deleted meanwhile. A `division` that can be trusted knows where the next piece begins.
 */
function positionBehind(piece: Piece, division: Division<unknown> | undefined): Position | undefined {
  const { position, bounds, isDone, isAtEnd } = piece
  const isInsidePage = isDone && !isAtEnd && position?.delivered !== undefined
  return (isInsidePage ? division?.behind?.(bounds) : undefined) ?? position
}
