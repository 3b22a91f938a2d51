import type { Position, SavedPieces } from '../../token/index.js'
import type { Cut, Division } from '../division/index.js'
import type { MarkedPiece } from './parallel-mark.js'
import { Piece } from './piece.js'

/** A piece whose bounds grew, and its last page if that may hold more of it now. */
export interface Reopened {
  readonly piece: Piece
  readonly page: object | undefined
}

/** The pieces of one loop, in output order. */
export class Pieces {
  #all: Piece[] = []
  #made = 0

  constructor(private readonly division: Division<unknown>) {}

  get all(): readonly Piece[] {
    return this.#all
  }

  /** How many pieces there were in all. */
  get made(): number {
    return this.#made
  }

  /** True if everything was delivered. */
  get areDone(): boolean {
    return this.#all.every(({ isDone }) => isDone)
  }

  add(bounds: readonly unknown[]): void {
    for (const one of bounds) this.#all.push(this.#make(one))
  }

  resume(saved: SavedPieces): void {
    const now = this.division.resume?.(saved) ?? saved.pieces
    for (const { bounds, position } of now) this.#all.push(this.#make(bounds, position))
  }

  /** Adds the pieces that begin where `piece` ended. */
  addAfter(piece: Piece, bounds: readonly unknown[]): void {
    piece.hasChildren = false
    this.#all.splice(this.#all.indexOf(piece) + 1, 0, ...bounds.map((one) => this.#make(one)))
  }

  /**
   * Makes one piece into two neighbours. Ignores a cut of a piece that has ended meanwhile, and of one of which nobody knows
   * how far it was delivered.
   */
  cut({ piece: id, left, right, isLeftDone }: Cut<unknown>): void {
    const index = this.#all.findIndex((piece) => piece.id === id)
    const piece = this.#all[index]
    if (!piece?.isOpen || piece.isWithinPage) return
    piece.bounds = left
    if (isLeftDone && !piece.isInFlight) piece.close()
    this.#all.splice(index + 1, 0, this.#make(right))
  }

  /** Gives the bounds of a piece back to its left neighbour; undefined if none ends where it begins. */
  giveBack(piece: Piece): Reopened | undefined {
    const index = this.#all.indexOf(piece)
    const left = this.#all[index - 1]
    const joined = left && this.division.join?.(left.bounds, piece.bounds)
    if (!left || joined === undefined) return undefined
    piece.isGone = true
    this.#all.splice(index, 1)
    return { piece: left, page: left.reopen(joined) }
  }

  /** Gives the bounds of all pieces of which nothing was delivered back to the pieces before them. */
  collapse(): Reopened[] {
    const undelivered = this.#all.slice(1).filter(({ hasDelivered }) => !hasDelivered)
    const reopened = undelivered.reverse().flatMap((piece) => this.giveBack(piece) ?? [])
    return reopened.filter(({ piece }) => !piece.isGone)
  }

  /** The listing has ended with `piece`: nothing is behind it, as far as it is not known yet. */
  dropBehind(piece: Piece): void {
    const end = this.#all.indexOf(piece)
    this.#all = this.#all.filter((other, index) => {
      const isKept = index <= end || other.pages > 0
      if (!isKept) other.isGone = true
      return isKept
    })
  }

  /**
   * Removes pieces that are done, except `current` and those that may get the bounds of their right neighbour back.
   */
  sweep(current: Piece | undefined): void {
    if (!this.division.isProven) return
    this.#all = this.#all.filter((piece, index) => {
      const right = this.#all[index + 1]
      const isChecked = !right || right.hasArrived
      if (isChecked) piece.forgetPage()
      return piece === current || !piece.isDone || !isChecked
    })
  }

  /** What is left of the listing at this moment, and `current`, even if it is done. */
  marked(current: Piece): MarkedPiece[] {
    const left = this.#all.filter((piece) => piece === current || !piece.isDone)
    return left.map((piece) => {
      const { bounds, position, isDone } = piece
      return { bounds, position, isDone, isCurrent: piece === current }
    })
  }

  #make(bounds: unknown, resumed?: Position): Piece {
    const hasChildren = this.division.after !== undefined
    return new Piece({ id: this.#made++, bounds, resumed, hasChildren })
  }
}
