import type { Piece } from './piece.js'

/** How pages are delivered: in the order of the pieces, as they come, or the one that has waited longest. */
export interface DeliveryOrder {
  readonly isInOrder: boolean
  readonly takesTurns: boolean
}

/** The piece whose next page is delivered; undefined if none has arrived. */
export function nextArrival(
  pieces: readonly Piece[],
  { isInOrder, takesTurns }: DeliveryOrder,
): Piece | undefined {
  if (isInOrder) {
    const next = pieces.find(({ isDone }) => !isDone)
    return next && next.waiting.length > 0 ? next : undefined
  }
  if (!takesTurns) return pieces.find(({ waiting }) => waiting.length > 0)
  return pieces.reduce<Piece | undefined>(
    (first, piece) => (arrivedBefore(piece, first) ? piece : first),
    undefined,
  )
}

function arrivedBefore({ waiting: [mine] }: Piece, other: Piece | undefined): boolean {
  const theirs = other?.waiting[0]
  return mine !== undefined && (theirs === undefined || mine.number < theirs.number)
}

/**
 * The piece whose failure the consumer has to know now: at once; in order, when the piece's turn has come. Pages of a
 * chain that is stuck come before its error.
 */
export function nextFailure(pieces: readonly Piece[], { isInOrder }: DeliveryOrder): Piece | undefined {
  const candidates = isInOrder ? pieces.filter(({ isDone }) => !isDone).slice(0, 1) : pieces
  return candidates.find(({ failure, stuck, waiting }) =>
    isInOrder || stuck ? (failure || stuck) && waiting.length === 0 : failure,
  )
}
