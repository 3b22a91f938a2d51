import type { Piece } from './piece.js'

interface Load {
  /** Requests in flight. */
  readonly inFlight: number
  /** The most requests in flight. */
  readonly most: number
  /** The most pages that wait for delivery, those in flight included. */
  readonly room: number
  /** Further pages that only the pieces at the front may bring, so that a long one among them is divided all the same. */
  readonly reserve?: number
  readonly isInOrder: boolean
  /** Whether the piece that was requested longest ago comes first. */
  readonly takesTurns?: boolean | undefined
  /** Whether pieces in the middle can be divided. */
  readonly canDivide: boolean
  /** How many pages these pieces are likely to have left; undefined if that is not known. */
  readonly left?: ((open: readonly Piece[]) => readonly number[]) | undefined
}

/** How many pages may wait, those in flight included; `room`: for each request in flight, if they are large. */
export function roomFor(most: number, room: number | undefined): number {
  return room === undefined ? 96 + 6 * most : room * most
}

/**
 * The pieces to request now, and for how many more requests there is nothing to do. Pages that wait are limited, by
 * `room` in all.
 */
export function nextRequests(
  pieces: readonly Piece[],
  load: Load,
): { readonly chosen: readonly Piece[]; readonly idle: number } {
  const { inFlight, most, room, reserve = 0, isInOrder, takesTurns } = load
  const held = inFlight + waitingIn(pieces)
  const slots = Math.max(0, most - inFlight)
  if (takesTurns && !isInOrder) return { chosen: longestAgo(pieces, Math.min(slots, room - held)), idle: 0 }
  const allowed = isInOrder ? inTurn(pieces, load) : pieces.slice(0, held < room ? undefined : 0)
  const chosen: Piece[] = []
  for (const piece of allowed) {
    if (chosen.length === slots || (!isInOrder && held + chosen.length >= room)) break
    if (piece.isIdle) chosen.push(piece)
  }
  const free = room + reserve - held - chosen.length
  return { chosen, idle: Math.max(0, Math.min(slots - chosen.length, free)) }
}

/** Those that have to wait take no slot: nothing is sent for them. */
function longestAgo(pieces: readonly Piece[], slots: number): readonly Piece[] {
  const idle = pieces.filter(({ isIdle }) => isIdle)
  const now = idle.filter(({ pause }) => pause === 0).sort((one, other) => one.turn - other.turn)
  return [...idle.filter(({ pause }) => pause > 0), ...now.slice(0, Math.max(0, slots))]
}

/**
 * The pieces that may go on if pages are delivered in order: the first `most` open ones, as long as the pieces before them
 * leave room with the pages that wait and those that they are likely to bring. So a long piece that is delivered late
 * waits, and the pieces before it can be divided. They count as if there were only two thirds of the room, because pages
 * behind them may fill the rest, and the pages of the reserve come on top. If nobody knows what is left, each piece holds its share; pieces that are never divided
 * need none. The first piece always goes on if none of its pages waits.
 */
function inTurn(pieces: readonly Piece[], { most, room, reserve = 0, canDivide, left }: Load): Piece[] {
  const open = pieces.filter(({ isOpen }) => isOpen).slice(0, most)
  const isFull = waitingIn(pieces) >= room + reserve
  const roomInTurn = (room * 2) / 3
  const share = canDivide ? Math.max(2, Math.ceil((roomInTurn * 0.75) / most)) : room
  const lefts = left?.(open)
  let [held, index] = [0, 0]
  const allowed: Piece[] = []
  for (const piece of pieces) {
    if (index === open.length) break
    if (piece === open[index]) {
      const isFirst = index === 0
      const mine = piece.waiting.length
      const hasRoom = !isFull && held < roomInTurn && (lefts !== undefined || mine < share)
      if (hasRoom || (isFirst && mine === 0)) allowed.push(piece)
      held += isFirst ? 0 : lefts ? Math.max(1, lefts[index] ?? 1) : 1
      index++
    }
    held += piece.waiting.length
  }
  return [...pieces.filter(({ isOpen, hasChildren }) => !isOpen && hasChildren), ...allowed]
}

function waitingIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { waiting }) => sum + waiting.length, 0)
}
