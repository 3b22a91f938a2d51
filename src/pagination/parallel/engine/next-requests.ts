import type { Piece } from './piece.js'

interface Load {
  /** Requests in flight. */
  readonly inFlight: number
  /** The most requests in flight. */
  readonly most: number
  /** The most pages that wait for delivery, those in flight included. */
  readonly room: number
  readonly isInOrder: boolean
}

/**
 * The pieces to request now, and for how many more requests there is nothing to do. Pages that wait are limited. In
 * order, half of the room is kept for the pieces at the front, which are delivered next, and the first piece may always
 * go on if none of its pages waits.
 */
export function nextRequests(
  pieces: readonly Piece[],
  { inFlight, most, room, isInOrder }: Load,
): { readonly chosen: readonly Piece[]; readonly idle: number } {
  let held = pieces.reduce((sum, { waiting }) => sum + waiting.length, inFlight)
  const slots = Math.max(0, most - inFlight)
  const chosen: Piece[] = []
  let rank = 0
  for (const piece of pieces) {
    if (chosen.length === slots) break
    if (piece.isDone) continue
    const limit = isInOrder && rank >= most ? room / 2 : room
    const isAwaited = isInOrder && rank === 0 && piece.waiting.length === 0
    rank++
    if (!piece.isIdle || (!isAwaited && held >= limit)) continue
    chosen.push(piece)
    held++
  }
  return { chosen, idle: Math.max(0, Math.min(slots - chosen.length, room - held)) }
}
