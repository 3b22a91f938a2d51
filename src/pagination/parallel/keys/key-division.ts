import { PaginationError } from '../../../errors/index.js'
import { saysMore } from '../../loop/index.js'
import type { WalkPlan } from '../../plan/index.js'
import { canSeek } from '../../rule/index.js'
import type { Position } from '../../token/index.js'
import type { Cut, Division, PieceView, Question, Taken } from '../division/index.js'
import { areApart, cutBounds, defined, isKeyBounds, joinBounds, type KeyBounds } from './key-bounds.js'
import { type Edge, edgeOf, orderProblem, startProblem } from './key-checks.js'
import type { KeyRange } from './key-range.js'
import { KeySplitter } from './key-splitter.js'
import { OrderProbe } from './order-probe.js'
import {
  firstKey,
  isBefore,
  type KeyList,
  type KeyOrder,
  type KeyReader,
  keyLists,
  keyReader,
  orderShown,
  sampleKeys,
} from './sorted-keys.js'
import { isSafe, type Sorting } from './split-point.js'
import { countOwn, takeKeys } from './take-keys.js'

type Piece = PieceView<KeyBounds>

/** Why a listing is not divided until a page shows how the service sorts such keys, or ends with another one. */
const unsafeKeys =
  'the keys have characters from U+E000 on, which servers sort by UTF-8 bytes or by UTF-16 units, and no page shows by which'

/** The input members of S3 that narrow a listing. */
const prefixMember = 'Prefix'
const delimiterMember = 'Delimiter'

/** Divides a listing of sorted keys, or says why it cannot be divided. */
export function keyDivision(
  plan: WalkPlan & { readonly parallel: number; readonly isOrdered: boolean },
): Division<KeyBounds> | { readonly oneChain: string } {
  const { rule, input, parallel, isOrdered } = plan
  const reader = keyReader(plan)
  if (!reader || !canSeek(rule.seek, input)) {
    return { oneChain: 'the service cannot start this listing after a key' }
  }
  return new KeyDivision(plan, reader, isOrdered ? 64 + 4 * parallel : Number.POSITIVE_INFINITY)
}

/**
 * Divides a listing of sorted keys: S3 ListObjectsV2, ListObjects and ListObjectVersions. A piece is requested from its
 * `lo`, and ends at the first key behind its `hi`, so every key belongs to one piece, wherever the cuts are.
 *
 * The second page of the listing is requested from just below the last key of the first one, and has to begin with that
 * key: this shows that the service honours the start.
 */
class KeyDivision implements Division<KeyBounds> {
  readonly hasOrder = true
  readonly runsOn = true
  readonly #splitter: KeySplitter
  /** How the listing began, while page 2 was not requested. */
  #edge: Edge | undefined
  #isBegun = false
  /** The pieces that have pages, but none with items. */
  readonly #unjudged = new Set<number>()
  #isChecked = false
  #undivided: string | undefined
  /** How the service sorts keys for which that makes a difference; undefined until a page shows it. */
  #order: KeyOrder | undefined
  readonly #probe: OrderProbe
  #last: { readonly page: object; readonly lists: readonly KeyList[] } | undefined

  constructor(
    private readonly plan: WalkPlan,
    private readonly reader: KeyReader,
    window: number,
  ) {
    const { [prefixMember]: prefix, [delimiterMember]: delimiter } = plan.input
    this.#probe = new OrderProbe(this.#common)
    this.#splitter = new KeySplitter({
      prefix: typeof prefix === 'string' ? prefix : '',
      delimiter: typeof delimiter === 'string' ? delimiter : '',
      window,
    })
  }

  /** A listing that begins with pieces of a resume token was checked by the run that made the token. */
  get isProven(): boolean {
    return this.#isChecked || !this.#isBegun
  }

  get undivided(): string | undefined {
    if (this.#undivided !== undefined) return this.#undivided
    if (this.#order === 'units') return 'the service sorts keys by UTF-16 units, and not by UTF-8 bytes'
    return this.isProven || this.#edge?.isSafe !== false ? undefined : unsafeKeys
  }

  begin(): readonly KeyBounds[] {
    this.#isBegun = true
    return [{}]
  }

  isBounds(value: unknown): value is KeyBounds {
    return isKeyBounds(value)
  }

  misplaced(pieces: readonly KeyBounds[]): number {
    return pieces.findIndex((right, index) => {
      const left = pieces[index - 1]
      return left !== undefined && !areApart(left, right)
    })
  }

  planOf(bounds: KeyBounds): WalkPlan {
    const { lo, from } = this.#asked(bounds)
    const key = from ?? lo
    if (key === undefined) return this.plan
    return { ...this.plan, start: this.plan.start.afterItem({ [this.reader.input]: key }) }
  }

  take(piece: Piece, page: object): Taken {
    const { cursor, id } = piece
    const bounds = this.#asked(piece.bounds)
    const lists = this.#listsOf(page)
    if (isFirstPage(piece) || this.#unjudged.has(id)) {
      // A page without items says nothing about the start, unless it is the last one.
      if (lists.length === 0 && saysMore(this.plan.rule, page)) {
        this.#unjudged.add(id)
        return { isEnd: false, isNone: true, isUnknown: true, cursor }
      }
      this.#unjudged.delete(id)
      const isCheck = this.#isBegun
      const checks = { delimiter: this.#delimiter, isCheck, order: this.#orderFor(bounds) }
      const misread = startProblem(bounds, lists, checks)
      if (misread !== undefined && bounds.lo !== undefined) return { isEnd: false, isNone: true, misread }
      if (misread !== undefined) this.#undivided = misread
      if (bounds.lo === undefined && bounds.hi !== undefined) this.#checkOrder(bounds, lists, cursor)
    } else if (bounds.lo !== undefined || bounds.hi !== undefined) this.#checkOrder(bounds, lists, cursor)
    if (bounds.from !== undefined) this.#isChecked = true
    return takeKeys(this.reader, { bounds, cursor }, { lists, delimiter: this.#delimiter })
  }

  learn(piece: Piece, page: object): void {
    const lists = this.#listsOf(page)
    const keys = sampleKeys(lists)
    if (this.#order === undefined) {
      this.#order = orderShown(lists)
      this.#probe.saw(keys)
    }
    if (piece.bounds.lo === undefined && piece.isOpen && !this.#isChecked)
      this.#edge = edgeOf(this.reader, lists, { before: this.#edge, sorting: this.#sorting })
    this.#splitter.arrived(rangeOf(piece), {
      keys,
      sortsByBytes: this.#order === 'bytes',
      size: lists.reduce((sum, list) => sum + list.keys.length, 0),
      own: this.#splitter.isSmall ? countOwn(piece.bounds, lists) : 0,
      isWasted: isWasted(piece, lists),
    })
  }

  divide(pieces: readonly Piece[], slots: number): readonly Cut<KeyBounds>[] {
    if (this.undivided !== undefined) return []
    const check = this.isProven ? undefined : this.#check(pieces)
    if (!this.isProven && pieces.length === 1 && !check) return []
    const bounds = new Map(pieces.map((piece) => [piece.id, piece.bounds]))
    const cuts = this.#splitter.points(pieces.map(rangeOf), slots).flatMap(({ range, points }) =>
      points.toReversed().map((point): Cut<KeyBounds> => {
        const cut = cutBounds(bounds.get(range) ?? {}, point)
        bounds.set(range, cut.left)
        return { piece: range, ...cut }
      }),
    )
    return check ? [...cuts, checkCut(check.piece, bounds.get(check.piece) ?? {}, check.edge)] : cuts
  }

  question(pieces: readonly Piece[]): Question | undefined {
    if (this.#order !== undefined) return undefined
    const { start } = this.#probe
    if (start === undefined || !this.#splitter.spend(pieces.map(rangeOf))) return undefined
    this.#probe.ask()
    return {
      start: this.plan.start.afterItem({ [this.reader.input]: start }),
      answer: (page) => {
        const first = page && firstKey(keyLists(this.reader, this.plan, page))
        if (!this.#probe.showsBytes(start, first) || this.#order !== undefined) return
        this.#order = 'bytes'
        this.#splitter.sortsByBytes()
      },
    }
  }

  left(pieces: readonly Piece[]): readonly number[] {
    return this.#splitter.lefts(pieces.map(rangeOf))
  }

  join(left: KeyBounds, right: KeyBounds): KeyBounds | undefined {
    if (left.hi === undefined || left.hi !== right.lo) return undefined
    return joinBounds(left, right)
  }

  behind({ hi, only }: KeyBounds): Position | undefined {
    const { start, input } = this.plan
    const prefix = input[prefixMember]
    const name = hi?.slice(typeof prefix === 'string' ? prefix.length : 0)
    // A request that starts within a group lists that group again.
    const isInGroup = this.#delimiter !== '' && name?.includes(this.#delimiter)
    return hi === undefined || only || isInGroup ? undefined : start.afterItem({ [this.reader.input]: hi })
  }

  /** The engine asks what to take of a page, and then to learn from the same. */
  #listsOf(page: object): readonly KeyList[] {
    if (this.#last?.page !== page) this.#last = { page, lists: keyLists(this.reader, this.plan, page) }
    return this.#last.lists
  }

  /** The only piece, once its last page shows where the check can be made. */
  #check(pieces: readonly Piece[]): { piece: number; edge: Edge } | undefined {
    const [only, ...others] = pieces
    if (!only?.isOpen || only.isInFlight || others.length > 0) return undefined
    return this.#edge?.from === undefined ? undefined : { piece: only.id, edge: this.#edge }
  }

  /**
   * How a piece is requested. A resumed one needs no check, which could fail: its `lo` may have been deleted. It starts
   * before `lo` only to find the versions of it that were not delivered.
   */
  #asked({ from, ...bounds }: KeyBounds): KeyBounds {
    const hasFrom = from !== undefined && (this.#isBegun || bounds.seen !== undefined)
    return hasFrom ? { ...bounds, from } : bounds
  }

  /** Bounds that only bytes put in their place were made once the service had shown that it sorts by them. */
  #orderFor({ lo, hi }: KeyBounds): KeyOrder | undefined {
    const areSafe = [lo, hi].every((bound) => bound === undefined || isSafe(bound, this.#sorting))
    return areSafe ? this.#order : 'bytes'
  }

  #checkOrder(bounds: KeyBounds, lists: readonly KeyList[], cursor: unknown): void {
    const last = typeof cursor === 'string' ? cursor : undefined
    const problem = orderProblem(lists, last, this.#orderFor(bounds))
    if (problem !== undefined) throw new PaginationError(problem, this.plan.rule.context)
  }

  get #sorting(): Sorting {
    const order = this.#order === 'bytes' ? this.#order : undefined
    return { order, common: this.#common }
  }

  get #common(): number {
    const prefix = this.plan.input[prefixMember]
    return typeof prefix === 'string' ? prefix.length : 0
  }

  get #delimiter(): string {
    const delimiter = this.plan.input[delimiterMember]
    return typeof delimiter === 'string' ? delimiter : ''
  }
}

/**
 * The first piece ends with the page that arrived; the next one is requested from just below that page's last key. Of
 * that key, each has its own versions.
 */
function checkCut(
  piece: number,
  { lo, hi, only }: KeyBounds,
  { last, from, seen: ids }: Edge,
): Cut<KeyBounds> {
  const seen = ids.length > 0 ? ids : undefined
  return {
    piece,
    left: defined({ lo, hi: last, from: undefined, seen: undefined, only: seen }),
    right: defined({ lo: last, hi, from, seen, only }),
    isLeftDone: true,
  }
}

function isFirstPage({ pages, cursor }: Piece): boolean {
  return pages === 0 && cursor === undefined
}

/** No key of the page is before the end of the piece. */
function isWasted({ bounds: { hi } }: Piece, lists: readonly KeyList[]): boolean {
  const first = firstKey(lists)
  return first === undefined || (hi !== undefined && isBefore(hi, first))
}

function rangeOf({ id, bounds, cursor, pages, isOpen }: Piece): KeyRange {
  return {
    id,
    lo: bounds.lo,
    hi: bounds.hi,
    cursor: typeof cursor === 'string' ? cursor : undefined,
    pages,
    isTry: bounds.lo !== undefined && bounds.from === undefined,
    isOpen,
  }
}
