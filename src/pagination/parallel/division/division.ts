import type { Delivered } from '../../page/index.js'
import type { PageSender, WalkPlan } from '../../plan/index.js'
import type { Position, SavedPiece, SavedPieces } from '../../token/index.js'
import type { Lookup } from './lookup.js'

/**
 * How one listing is divided into pieces. Pieces never overlap, and together they are the whole listing, at every moment.
 *
 * `Bounds` says which part of the listing a piece is. It is plain JSON, because resume tokens hold it. A division is made
 * for one loop and may remember what it learns; it requests nothing by itself, except in `begin` and `after`.
 *
 * @example
 * // S3 ListObjectsV2 in three pieces: bounds after `lo`, up to and including `hi`
 * [{ hi: 'logs/2024' }, { lo: 'logs/2024', hi: 'logs/2025' }, { lo: 'logs/2025' }]
 */
export interface Division<Bounds> {
  /** True if the pieces have an order that the service documents. Else pages are always delivered as they come. */
  readonly hasOrder: boolean
  /**
   * True if a piece's chain, followed beyond the piece's end, lists the pieces behind it too. Then an ordinary token
   * resumes an ordered listing. For this, where a piece begins must be in its plan's `start`, and not in its `input`.
   */
  readonly runsOn: boolean
  /**
   * True if pieces may never end. Then none is requested again before the others had their turn, and a page is delivered
   * as soon as those that arrived before it.
   */
  readonly takesTurns?: boolean | undefined
  /** How many pages may wait or be in flight for each request of `parallel`, if that is less than usual: pages are large. */
  readonly room?: number | undefined
  /** Who sends the requests of the pieces, if it is not the sender of the listing. */
  readonly sender?: PageSender<Record<string, unknown>, object> | undefined
  /** The service allows no more requests at once than this. */
  readonly mostInFlight?: number | undefined
  /**
   * False while it is not known that the service honours bounds. Until then the engine delivers only in order; if a page
   * is misread, everything goes back to the first piece. Afterwards a misread piece goes back to its left neighbour.
   */
  readonly isProven: boolean
  /** Why nothing can be divided after all, for the receipt. */
  readonly undivided?: string | undefined
  /** The pieces to begin with, in output order. */
  begin(slots: number, lookup: Lookup): readonly Bounds[] | Promise<readonly Bounds[]>
  /** Which of the pieces that a resume token holds begin now. The others follow from these by `after`. */
  resume?(saved: SavedPieces): readonly SavedPiece[]
  /** What a resume token has to hold besides the pieces. The function that it returns tells it later, as it was then. */
  memo?(): () => unknown
  /** Whether `value`, which a resume token holds, is such a memo. */
  isMemo?(value: unknown): boolean
  /** Whether `value`, which a resume token holds, is a piece of this listing. Its pieces need not be the ones of `begin`. */
  isBounds(value: unknown): value is Bounds
  /** The index of the first of these pieces, which a resume token holds, that is not behind those before it; else -1. */
  misplaced(pieces: readonly Bounds[]): number
  /**
   * The plan of a piece's own chain: its `input` and `start`. The engine replaces limits, deadline and checkpoint. It is
   * called once for a piece: when its first page is requested, with the bounds of that moment.
   */
  planOf(bounds: Bounds): WalkPlan
  /**
   * What of a page belongs to the piece. The page is as the service sent it. It may throw: then the page counts as one
   * that could not be requested.
   */
  take(piece: PieceView<Bounds>, page: object): Taken
  /** A page of a piece arrived; `piece` has its new cursor. For what the division learns. */
  learn?(piece: PieceView<Bounds>, page: object): void
  /**
   * Cuts that give up to `slots` more requests something to do; each makes one piece into two neighbours, and may name a
   * piece that an earlier cut of the same result left. `pieces` are in output order. Called after every page and with
   * `slots` above 0.
   */
  divide?(pieces: readonly PieceView<Bounds>[], slots: number): readonly Cut<Bounds>[]
  /**
   * What the division wants to know of the service before it divides further. Called when there is nothing to do for a
   * request, before `divide`; the request is sent at once.
   */
  question?(pieces: readonly PieceView<Bounds>[]): Question | undefined
  /** How many pages each of these pieces is likely to have left. They are in output order. */
  left?(pieces: readonly PieceView<Bounds>[]): readonly number[]
  /** Where one chain goes on right behind these bounds, without a page that a count of items refers to. */
  behind?(bounds: Bounds): Position | undefined
  /** The pieces that begin once this one has ended, such as the children of a shard. They follow it in the order. */
  after?(piece: PieceView<Bounds>, lookup: Lookup): readonly Bounds[] | Promise<readonly Bounds[]>
  /**
   * Two neighbours as one; undefined if something is between them that an earlier loop delivered. Needed if `take` reports
   * misread pages.
   */
  join?(left: Bounds, right: Bounds): Bounds | undefined
}

/** A request whose page belongs to no piece, and is not delivered. */
export interface Question {
  readonly start: Position
  /** The page that starts there; undefined if the request failed. */
  answer(page: object | undefined): void
}

/** What of a page belongs to a piece: the items from `skipped` on, up to `kept`. */
export interface Taken {
  /**
   * How many items of each result key lie before the piece and are left out. Names every result key that has items, and
   * the first result key always, with 0 if there is nothing to skip; undefined if there is nothing to skip at all.
   */
  readonly skipped?: Delivered | undefined
  /**
   * How many first items of each result key, the skipped ones included, lie before the piece's end. Names every result
   * key that has items, and the first one always; undefined if the page does not reach beyond the end.
   */
  readonly kept?: Delivered | undefined
  /**
   * The page with the piece's items alone, in place of the page, if they are not neighbours on it. It has the page's
   * tokens; resume tokens count its items. Neither `skipped` nor `kept` can be combined with it.
   */
  readonly filtered?: object | undefined
  /** None of the page belongs to the piece, so that nothing is delivered of it. */
  readonly isNone?: boolean | undefined
  /** The page does not show whether the piece begins where it should: a later one may still be misread. */
  readonly isUnknown?: boolean | undefined
  /** Nothing of the piece can follow, e.g. an item behind its end was seen. */
  readonly isEnd: boolean
  /** Milliseconds to wait before the next request of the piece, because the service limits how often it is read. */
  readonly pause?: number | undefined
  /**
   * Where the piece continues behind items of the page, or at its start, if a position can name the last item. Else
   * positions count the page's items, which is wrong if the service sends other pages the next time.
   */
  readonly placeOf?: ((delivered: Delivered | undefined) => Position) | undefined
  /** The division's own: how far the piece is, e.g. its last key. It becomes the piece's `cursor`. */
  readonly cursor?: unknown
  /**
   * The page shows that the service does not honour the piece's bounds, e.g. an ignored `StartAfter`: the reason, for the
   * receipt. A sentence without a capital letter and a full stop. Only for a piece's first page, and the one after pages
   * that are `isUnknown`.
   */
  readonly misread?: string | undefined
}

/** A piece as its division sees it. */
export interface PieceView<Bounds> {
  /** The left piece of a cut keeps its id. */
  readonly id: number
  readonly bounds: Bounds
  /** What `take` said last; undefined before the first page. */
  readonly cursor: unknown
  /** Pages that arrived; at least 1 if an earlier loop left the piece in its middle. */
  readonly pages: number
  readonly isInFlight: boolean
  /** True unless all of it arrived. */
  readonly isOpen: boolean
}

/** One piece becomes two neighbours. */
export interface Cut<Bounds> {
  readonly piece: number
  readonly left: Bounds
  readonly right: Bounds
  /** All of the left piece arrived: nothing more is requested for it. */
  readonly isLeftDone?: boolean | undefined
}
