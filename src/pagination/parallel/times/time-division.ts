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
import type { Division, PieceView, Taken } from '../division/index.js'
import { countWindows } from './count-windows.js'
import { holds, isTimeBounds, type TimeBounds, timeBounds } from './time-bounds.js'
import { cutTimes, gridOf, reachOf, type TimeGrid } from './time-grid.js'

/** Windows for each request in flight, if the service's pages do not show how full a window is. */
const windowsPerSlot = 3

/** Divides the listing of `plan` into windows of time. Its input has a start and an end time. */
export function timeDivision(plan: WalkPlan, facts: DividedByTimes): Division<TimeBounds> {
  return new TimeDivision(plan, facts)
}

/**
 * Windows of time. If the service sorts by this time, the first window is the whole listing. A window whose first page
 * shows that many follow is replaced by shorter ones, and that page is thrown away: a chain that has delivered
 * something is never cut, so that nothing depends on the order of items.
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
  #slots = 1
  /** The service returned an item far outside of the window that it was asked for: no window is cut any more. */
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
  }

  begin(slots: number): readonly TimeBounds[] {
    this.#slots = slots
    return this.hasOrder ? [{}] : this.#cut({}, slots * windowsPerSlot)
  }

  isBounds(value: unknown): value is TimeBounds {
    return isTimeBounds(value)
  }

  planOf(bounds: TimeBounds): WalkPlan {
    const { start, end, unit } = this.#facts
    const { from, to } = this.#rangeOf(bounds)
    const reach = reachOf({ from, to }, this.#grid)
    const first = Math.max(this.#range.from, from - reach)
    const last = Math.min(this.#range.to, to + reach)
    const { input } = this.#plan
    const begun = bounds.from === undefined ? input : withTime(input, start, writeTime(first, unit))
    const whole = bounds.to === undefined ? begun : withTime(begun, end, writeTime(last, unit))
    return { ...this.#plan, input: whole }
  }

  take({ bounds, pages }: PieceView<TimeBounds>, page: object): Taken {
    const key = this.#plan.rule.primary
    const value: unknown = key?.read(page)
    const items: readonly unknown[] = Array.isArray(value) ? value : []
    const times = items.map((item) => this.#timeOf(key, item))
    const parts = pages === 0 ? this.#partsOf(bounds, times, page) : 1
    if (parts > 1) return { isNone: true, isEnd: true, cursor: parts }
    const inside = items.filter((_, index) => holds(bounds, times[index] ?? 0))
    if (!key || inside.length === items.length) return { isEnd: false }
    return { filtered: withValue(page, key.path, inside), isNone: inside.length === 0, isEnd: false }
  }

  /** The windows that replace one whose first page was thrown away. */
  after({ bounds, cursor }: PieceView<TimeBounds>): readonly TimeBounds[] {
    return typeof cursor === 'number' ? this.#cut(bounds, cursor) : []
  }

  #partsOf(bounds: TimeBounds, times: readonly number[], page: object): number {
    const { rule, maxItems } = this.#plan
    if (!saysMore(rule, page)) return 1
    const range = this.#rangeOf(bounds)
    if (this.#ignoresRange || times.some((time) => !this.#isNear(range, time))) {
      this.#ignoresRange = true
      return 1
    }
    const isWhole = bounds.from === undefined && bounds.to === undefined
    const sizes = { order: this.#order, isWhole, slots: this.#slots, wanted: maxItems }
    const parts = countWindows({ range, times, ...sizes })
    return cutTimes(range, parts, this.#grid).length + 1
  }

  /** Windows of the same length, in the order of the listing. */
  #cut(bounds: TimeBounds, parts: number): readonly TimeBounds[] {
    const times = cutTimes(this.#rangeOf(bounds), parts, this.#grid)
    const edges = [bounds.from, ...times, bounds.to]
    const windows = edges.slice(1).map((to, index) => timeBounds(edges[index], to))
    return this.#order === 'descending' ? windows.reverse() : windows
  }

  #rangeOf({ from, to }: TimeBounds): TimeRange {
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

/** The listing's input is a copy of the caller's, and its windows share what they do not change. */
function withTime(
  input: Record<string, unknown>,
  path: string,
  value: Date | number,
): Record<string, unknown> {
  return { ...withValue(input, path.split('.'), value) }
}
