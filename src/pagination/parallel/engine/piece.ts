import { advancePart, begin, type Going, type State, type Stuck } from '../../loop/index.js'
import { type Delivered, keepFirst, sizeOf } from '../../page/index.js'
import type { Failure, WalkPlan } from '../../plan/index.js'
import type { CompiledRule } from '../../rule/index.js'
import type { Position } from '../../token/index.js'
import type { PieceView, Taken } from '../division/index.js'

/** A page of a piece that has to be delivered, or was. */
export interface Arrival {
  readonly page: object
  /** Where the page's part begins that is to be delivered. */
  readonly start: Position
  /** Where the piece continues behind it; undefined if that is unknown. */
  readonly resume: Position | undefined
  /** All items of the page, by result key, if the page was cut off at the end of the piece. */
  readonly whole: Delivered | undefined
  /** How many pages of the listing arrived before it. */
  readonly number: number
  /** Where the piece continues behind the first items of the page, if a position can name them. */
  readonly placeOf: Taken['placeOf']
  /** What the page says about the listing as a whole, if it is the first of its piece. */
  readonly nonAggregatePart: Readonly<Record<string, unknown>>
}

/** A request of a piece that failed. */
export interface PieceFailure {
  readonly error: unknown
  readonly isAbort: boolean
  /** Why its refused token ends the listing; undefined if another request may succeed. */
  readonly expired?: { readonly reason: string; readonly failure: Failure } | undefined
}

/** Where a chain ended at the bounds of its piece. */
interface Beyond {
  readonly state: Going
  /** Its last page, of which the rest lies behind the bounds. */
  readonly page?: object | undefined
  /** The piece's cursor before that page. */
  readonly cursor: unknown
}

interface PieceStart {
  readonly id: number
  readonly bounds: unknown
  /** Where an earlier loop left it. */
  readonly resumed?: Position | undefined
  /** True if its children, if it has any, begin when it has ended. */
  readonly hasChildren: boolean
}

/**
 * A piece of a listing: a chain of pages of its own, which the pure functions of `loop/` advance, and the pages of it
 * that wait to be delivered.
 */
export class Piece implements PieceView<unknown> {
  readonly id: number
  bounds: unknown
  cursor: unknown
  pages: number
  isInFlight = false
  /** When it was requested last, as the number of that request; -1 before the first. */
  turn = -1
  /** Waits before it may be requested again. */
  isPausing = false
  /** Dropped: another piece has its bounds. */
  isGone = false
  /** The consumer has to know it before the piece is requested again. */
  failure: PieceFailure | undefined
  /** True once a page of it has shown that it begins where it should. */
  hasArrived: boolean
  readonly waiting: Arrival[] = []
  /** True until what follows it has begun. */
  hasChildren: boolean
  /** Where an earlier loop left it. */
  readonly resumed: Position | undefined
  #plan: WalkPlan | undefined
  #state: State | undefined
  /** How its chain continues if it ended at its bounds and these grow. */
  #beyond: Beyond | undefined
  /** What was delivered last of it, without the page itself. */
  #last: { readonly resume: Position | undefined } | undefined
  /** The page delivered last was not delivered whole. */
  #isCutShort = false

  constructor({ id, bounds, resumed, hasChildren }: PieceStart) {
    this.id = id
    this.bounds = bounds
    this.resumed = resumed
    this.pages = resumed ? 1 : 0
    this.hasArrived = resumed !== undefined
    this.hasChildren = hasChildren
  }

  /** True unless all of it arrived. */
  get isOpen(): boolean {
    return this.#beyond === undefined && this.#state?.kind !== 'ended'
  }

  /** True if its next page begins with items that were delivered. The service may send fewer of them than before. */
  get isWithinPage(): boolean {
    const state = this.#state
    const next = state?.kind === 'going' ? state.next : state ? undefined : this.resumed
    return next?.delivered !== undefined
  }

  /** True if its chain has ended by itself: the service says that nothing follows. */
  get isAtEnd(): boolean {
    return this.#beyond === undefined && this.#state?.kind === 'ended'
  }

  /** True if all of it was delivered. */
  get isDone(): boolean {
    return !this.isOpen && this.waiting.length === 0 && !this.hasChildren && !this.#isCutShort
  }

  /** Set if its chain cannot continue. */
  get stuck(): Stuck | undefined {
    return this.isOpen && this.#state?.kind === 'stuck' ? this.#state : undefined
  }

  /** True if it can be requested now. */
  get isIdle(): boolean {
    if (this.isInFlight || this.isPausing || this.failure || this.stuck) return false
    return this.isOpen || this.hasChildren
  }

  /** True once something of it was delivered, in this loop or an earlier one. */
  get hasDelivered(): boolean {
    return this.#last !== undefined || this.resumed !== undefined
  }

  /** Milliseconds to wait before the next request. */
  get pause(): number {
    return this.#state?.kind === 'going' ? this.#state.pause : 0
  }

  /** Where it is resumed, with what was delivered of it; undefined if nothing was. */
  get position(): Position | undefined {
    return this.#last ? (this.#last.resume ?? this.#beyond?.state.next) : this.resumed
  }

  /** The state whose page is requested next. `planOf` makes its plan before the first. */
  going(
    planOf: (bounds: unknown) => WalkPlan,
  ): { readonly plan: WalkPlan; readonly state: Going } | undefined {
    this.#plan ??= planOf(this.bounds)
    const position = this.resumed
    this.#state ??= begin(this.#plan, position && { position, trail: undefined })
    return this.#state.kind === 'going' ? { plan: this.#plan, state: this.#state } : undefined
  }

  /** The chain's next state, without a page. */
  goOn(state: State): void {
    this.#state = state
  }

  /** Takes a page that arrived. */
  receive(
    { plan, state }: { readonly plan: WalkPlan; readonly state: Going },
    { page, taken, number }: { readonly page: object; readonly taken: Taken; readonly number: number },
  ): void {
    const { rule } = plan
    const from = startOf(state, taken)
    const own = taken.filtered ?? (taken.kept ? keepFirst(rule, page, taken.kept) : page)
    const { state: after, page: part } = advancePart(plan, from, { page: own, sent: page })
    const { cursor } = this
    this.pages++
    if (!taken.isUnknown) this.hasArrived = true
    this.cursor = taken.cursor
    this.#state = withPause(after, taken)
    const start = taken.placeOf?.(undefined) ?? after.listed.lastPage
    if (taken.isEnd) this.#beyond = { state: beyondEnd(rule, from, { after, part }), page, cursor }
    if (!part || !start || taken.isNone) return
    this.waiting.push({
      page: part,
      start,
      number,
      placeOf: taken.placeOf,
      resume:
        taken.placeOf?.(allOf(rule, part)) ??
        this.#beyond?.state.next ??
        (after.kind === 'ended' ? after.behind : after.listed.resume),
      whole: taken.kept && allOf(rule, part),
      nonAggregatePart: after.listed.nonAggregatePart,
    })
  }

  /** Takes the next page that waits, for delivery. */
  deliver(): Arrival | undefined {
    const next = this.waiting.shift()
    if (next) this.#last = { resume: next.resume }
    return next
  }

  /** Only a part of the page delivered last was delivered, up to `position`: the piece is not done. */
  cutShort(position: Position): void {
    this.#last = { resume: position }
    this.#isCutShort = true
  }

  /** All of it arrived, although its chain leads on. */
  close(): void {
    if (this.#state?.kind === 'going') this.#beyond ??= { state: this.#state, cursor: this.cursor }
  }

  /** Its bounds grow, so its chain goes on where it was. Returns its last page, if that may hold more of it now. */
  reopen(bounds: unknown): object | undefined {
    this.bounds = bounds
    const beyond = this.#beyond
    this.#beyond = undefined
    if (!beyond) return undefined
    this.#state = beyond.state
    this.cursor = beyond.cursor
    return beyond.page
  }

  /** Its bounds will not grow any more. */
  forgetPage(): void {
    if (this.#beyond?.page) this.#beyond = { ...this.#beyond, page: undefined }
  }
}

/** The position after `delivered` of a page. A list that is not named there is delivered up to the end of the piece. */
export function positionWithin({ start, whole, placeOf }: Arrival, delivered: Delivered): Position {
  if (placeOf) return placeOf(delivered)
  return start.after(whole ? new Map([...whole, ...delivered]) : delivered)
}

function withPause(state: State, { pause = 0 }: Taken): State {
  return state.kind === 'going' && pause > state.pause ? { ...state, pause } : state
}

/** The position of a page without the items before the piece. A position within a page counts them already. */
function startOf(state: Going, { skipped }: Taken): Going {
  if (!skipped || state.next.delivered) return state
  return { ...state, next: state.next.after(skipped) }
}

/** How a chain continues behind the part of its last page that belongs to the piece: with the rest of that page. */
function beyondEnd(
  rule: CompiledRule,
  from: Going,
  { after, part }: { readonly after: State; readonly part: object | undefined },
): Going {
  const start = after.listed.lastPage
  if (!part || !start) return from
  return { ...from, next: start.after(allOf(rule, part)), listed: after.listed, reread: undefined }
}

/** All items of a page, list by list: the rest of the page, which was cut off, may hold more of each. */
function allOf({ resultKeys }: CompiledRule, part: object): Delivered {
  return new Map(resultKeys.map((key) => [key.name, sizeOf(key, key.read(part))]))
}
