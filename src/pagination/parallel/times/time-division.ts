import { PaginationError } from '../../../errors/index.js'
import type { DividedByTimes } from '../../../models/index.js'
import { getMember } from '../../../values/index.js'
import { saysMore } from '../../loop/index.js'
import type { WalkPlan } from '../../plan/index.js'
import {
  type PageKey,
  readTime,
  type TimeRange,
  timeOrder,
  timeRange,
  withValue,
  writeTime,
} from '../../rule/index.js'
import type { Cut, Division, PieceView, Taken } from '../division/index.js'
import { ChainChecks } from './chain-checks.js'
import { countWindows } from './count-windows.js'
import { cutChain, pagesLeft, pagesPerWindow, type TimeCursor, type WindowOrder } from './cut-chains.js'
import { areApart, holds, isTimeBounds, type TimeBounds, type TimeWindow, timeWindow } from './time-bounds.js'
import { cutTimes, gridOf, reachOf, type TimeGrid } from './time-grid.js'

/** Windows for each request in flight, if the service's pages do not show how full a window is. */
const windowsPerSlot = 3

/** Divides the listing of `plan` into windows of time. Its input has a start and an end time. */
export function timeDivision(plan: WalkPlan, facts: DividedByTimes): Division<TimeBounds> {
  return new TimeDivision(plan, facts)
}

/**
 * Windows of time. If the service sorts by this time, the first window is the whole listing. A window whose first page
 * shows that many follow is replaced by shorter ones, and that page is thrown away. A chain that turns out to be long
 * later is cut; `ChainChecks` makes sure that nothing is lost whatever the service's order is.
 */
class TimeDivision implements Division<TimeBounds> {
  readonly isProven = true
  /** The end of a window is in its chain's input. */
  readonly runsOn = false
  readonly hasOrder: boolean
  readonly mostInFlight: number | undefined
  readonly #plan: WalkPlan
  readonly #facts: DividedByTimes
  readonly #timePath: readonly string[]
  readonly #range: TimeRange
  readonly #grid: TimeGrid
  readonly #order: 'ascending' | 'descending' | undefined
  readonly #windows: WindowOrder
  readonly #slots: number
  readonly #checks = new ChainChecks()
  #ignoresRange = false

  constructor(plan: WalkPlan, facts: DividedByTimes) {
    const order = timeOrder(facts, plan.input)
    this.#plan = plan
    this.#facts = facts
    this.#timePath = facts.time.split('.')
    this.#range = timeRange(facts, plan.input) ?? { from: 0, to: 0 }
    this.#grid = gridOf[facts.unit]
    this.#order = order === 'ascending' || order === 'descending' ? order : undefined
    this.hasOrder = this.#order !== undefined
    this.mostInFlight = facts.most
    this.#windows = {
      grid: this.#grid,
      isDescending: order === 'descending',
      rangeOf: (window) => this.#rangeOf(window),
      split: (window, parts) => this.#split(window, parts),
    }
    this.#slots = Math.min(plan.parallel, facts.most ?? plan.parallel)
  }

  /** Set if the service returned an item far outside of the window that it was asked for. */
  get undivided(): string | undefined {
    return this.#ignoresRange
      ? `the service returned items from outside of ${this.#facts.start} and ${this.#facts.end}`
      : undefined
  }

  begin(): readonly TimeBounds[] {
    return this.hasOrder ? [{}] : this.#split({}, this.#slots * windowsPerSlot)
  }

  isBounds(value: unknown): value is TimeBounds {
    return isTimeBounds(value)
  }

  misplaced(pieces: readonly TimeBounds[]): number {
    let before: TimeBounds | undefined
    return pieces.findIndex((piece) => {
      // What is listed once more is not delivered.
      if (piece.checks !== undefined) return false
      const [early, late] = this.#windows.isDescending ? [piece, before] : [before, piece]
      const isWrong = before !== undefined && !areApart(early, late)
      before = piece
      return isWrong
    })
  }

  planOf(bounds: TimeBounds): WalkPlan {
    const { start, end, unit } = this.#facts
    const asked = bounds.asked ?? bounds
    const { from, to } = this.#rangeOf(asked)
    const reach = reachOf({ from, to }, this.#grid)
    const first = Math.max(this.#range.from, from - reach)
    const last = Math.min(this.#range.to, to + reach)
    const { input } = this.#plan
    const begun = asked.from === undefined ? input : withTime(input, start, writeTime(first, unit))
    const whole = asked.to === undefined ? begun : withTime(begun, end, writeTime(last, unit))
    return { ...this.#plan, input: whole }
  }

  take(piece: PieceView<TimeBounds>, page: object): Taken {
    const key = this.#plan.rule.primary
    const value: unknown = key?.read(page)
    const items: readonly unknown[] = Array.isArray(value) ? value : []
    const times = items.map((item) => this.#timeOf(key, item))
    const { bounds, pages } = piece
    const inside = items.filter((_, index) => holds(bounds, times[index] ?? 0))
    const isLast = !saysMore(this.#plan.rule, page)
    if (bounds.checks !== undefined)
      return { isNone: true, isEnd: !this.#checks.compare(bounds, inside, isLast) }
    const parts = pages === 0 && !isLast ? this.#partsOf(bounds, times) : 1
    if (parts > 1) return { isNone: true, isEnd: true, cursor: { parts } satisfies TimeCursor }
    const own = this.#follow(piece, { inside, times, isLast })
    if (!key || inside.length === items.length) return own
    return { ...own, filtered: withValue(page, key.path, inside), isNone: inside.length === 0 }
  }

  divide(pieces: readonly PieceView<TimeBounds>[], slots: number): readonly Cut<TimeBounds>[] {
    const cuts: Cut<TimeBounds>[] = []
    for (const piece of pieces) {
      if (cuts.length >= slots) break
      const places = piece.isOpen ? this.#checks.pagesOf(piece.id) : undefined
      const cut = places && cutChain(piece, { slots: slots - cuts.length, places }, this.#windows)
      if (!cut) continue
      this.#checks.begin(cut.piece, cut.before)
      cuts.push(...cut.cuts)
    }
    return cuts
  }

  left(pieces: readonly PieceView<TimeBounds>[]): readonly number[] {
    return pieces.map((piece) => pagesLeft(piece, this.#windows) ?? pagesPerWindow)
  }

  /** The windows that replace one whose first page was thrown away. */
  after({ bounds, cursor }: PieceView<TimeBounds>): readonly TimeBounds[] {
    const { parts } = (cursor ?? {}) as TimeCursor
    return parts === undefined ? [] : this.#split(bounds, parts)
  }

  /** Takes a page of a chain: how far it is, and whether it can end at its cut. */
  #follow(
    { id, pages, cursor }: PieceView<TimeBounds>,
    { inside, times, isLast }: { inside: readonly unknown[]; times: readonly number[]; isLast: boolean },
  ): Taken {
    if (!this.hasOrder) return { isEnd: false }
    const isEnd = inside.length === 0 && this.#checks.isPassed(id)
    const now = this.#advance((cursor ?? {}) as TimeCursor, times)
    if (isEnd || isLast) this.#checks.forget(id)
    else this.#checks.record(id, { items: inside, pages, reached: now.reached })
    return { isEnd, cursor: now }
  }

  #advance({ reached, steps = [0, 0] }: TimeCursor, times: readonly number[]): TimeCursor {
    if (times.length === 0) return { reached, steps }
    const [first, last] = extentOf(times)
    const isDescending = this.#order === 'descending'
    const page = isDescending ? first : last
    if (reached === undefined) return { reached: page, steps: [last - first, last - first] }
    const now = isDescending ? Math.min(reached, page) : Math.max(reached, page)
    return { reached: now, steps: [steps[1], Math.abs(now - reached)] }
  }

  #partsOf(bounds: TimeWindow, times: readonly number[]): number {
    const { maxItems } = this.#plan
    const range = this.#rangeOf(bounds)
    if (this.#ignoresRange || times.some((time) => !this.#isNear(range, time))) {
      this.#ignoresRange = true
      return 1
    }
    const isWhole = bounds.from === undefined && bounds.to === undefined
    const sizes = { order: this.#order, isWhole, slots: this.#slots, wanted: maxItems }
    return cutTimes(range, countWindows({ range, times, ...sizes }), this.#grid).length + 1
  }

  /** Windows of the same length, in the order of the listing. */
  #split(window: TimeWindow, parts: number): readonly TimeWindow[] {
    const times = cutTimes(this.#rangeOf(window), parts, this.#grid)
    const edges = [window.from, ...times, window.to]
    const windows = edges.slice(1).map((to, index) => timeWindow(edges[index], to))
    return this.#order === 'descending' ? windows.reverse() : windows
  }

  #rangeOf({ from, to }: TimeWindow): TimeRange {
    return { from: from ?? this.#range.from, to: to ?? this.#range.to }
  }

  #isNear({ from, to }: TimeRange, time: number): boolean {
    const { reach } = this.#grid
    return time >= from - reach && time <= to + reach
  }

  #timeOf(key: PageKey | undefined, item: unknown): number {
    const { time, unit } = this.#facts
    const found = readTime(this.#timePath.reduce(getMember, item), unit)
    if (found !== undefined) return found
    throw new PaginationError(
      `an item of ${key?.name} has no ${time}, so it is not known which window of time it belongs to; omit parallel to list it`,
      this.#plan.rule.context,
    )
  }
}

/** The first and the last of these times. */
function extentOf(times: readonly number[]): readonly [number, number] {
  return [
    times.reduce((one, other) => Math.min(one, other)),
    times.reduce((one, other) => Math.max(one, other)),
  ]
}

/** The listing's input is a copy of the caller's, and its windows share what they do not change. */
function withTime(
  input: Record<string, unknown>,
  path: string,
  value: Date | number,
): Record<string, unknown> {
  return { ...withValue(input, path.split('.'), value) }
}
