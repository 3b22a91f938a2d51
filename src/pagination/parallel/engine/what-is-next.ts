import type { Piece } from './piece.js'

/** The piece whose next page is delivered; undefined if none has arrived. */
export function nextArrival(pieces: readonly Piece[], isInOrder: boolean): Piece | undefined {
  const next = isInOrder
    ? pieces.find(({ isDone }) => !isDone)
    : pieces.find(({ waiting }) => waiting.length > 0)
  return next && next.waiting.length > 0 ? next : undefined
}

/**
 * The piece whose failure the consumer has to know now: at once; in order, when the piece's turn has come. Pages of a
 * chain that is stuck come before its error.
 */
export function nextFailure(pieces: readonly Piece[], isInOrder: boolean): Piece | undefined {
  const candidates = isInOrder ? pieces.filter(({ isDone }) => !isDone).slice(0, 1) : pieces
  return candidates.find(({ failure, stuck, waiting }) =>
    isInOrder || stuck ? (failure || stuck) && waiting.length === 0 : failure,
  )
}
