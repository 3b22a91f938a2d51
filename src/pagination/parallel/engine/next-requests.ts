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
 * The pieces to request now, and for how many more requests there is nothing to do. Pages that wait are limited, by
 * `room` in all.
 *
 * In order, only the first `most` open pieces go on, and each but the first holds its share of the room, of which a
 * quarter is left: a long piece that is delivered late waits, so that the pieces before it can be divided. The first piece always goes on if none
 * of its pages waits.
 */
export function nextRequests(
  pieces: readonly Piece[],
  load: Load,
): { readonly chosen: readonly Piece[]; readonly idle: number } {
  const { inFlight, most, room, isInOrder } = load
  let held = pieces.reduce((sum, { waiting }) => sum + waiting.length, inFlight)
  const slots = Math.max(0, most - inFlight)
  const share = isInOrder ? Math.max(2, Math.ceil((room * 0.75) / most)) : room
  const chosen: Piece[] = []
  let rank = 0
  for (const piece of pieces) {
    if (chosen.length === slots || (isInOrder && rank >= most)) break
    if (piece.isDone) continue
    const isAwaited = isInOrder && rank === 0 && piece.waiting.length === 0
    if (piece.isOpen) rank++
    if (!piece.isIdle) continue
    if (!isAwaited && (held >= room || piece.waiting.length >= share)) continue
    chosen.push(piece)
    held++
  }
  return { chosen, idle: Math.max(0, Math.min(slots - chosen.length, room - held)) }
}
