import { compareUtf8 } from '../../../values/index.js'
import { KeyLine } from './key-line.js'
import { KeyOrigins } from './key-origins.js'
import type { KeyPage, KeyRange } from './key-range.js'
import { KeyShape } from './key-shape.js'
import type { Reach } from './level-points.js'
import { type Between, commonLength } from './split-point.js'

/** What is known of a range from its own pages. */
export interface Measured {
  readonly reach: Reach
  readonly line: KeyLine
  /** Where its cursor and its end are on the line. */
  readonly at: number
  readonly end: number
  /** Pages left behind the cursor. */
  readonly left: number
  /** How far keys are known to go on the line of the range, in pages. */
  readonly known: number
}

/** The pages of one range. */
interface Pages {
  /** The first key of the last page. */
  readonly first: string
  /** The last keys of the pages, the last one of the latest page. */
  readonly cursors: readonly string[]
  /** Pages that came although none was expected any more. */
  readonly overruns: number
  measured: Measured | undefined
}

/** Without anything better, a range is taken to be at most so long. */
const mostPages = 1e6
/** The size of a page is taken from so many of them. */
const measuredPages = 3

/** What the pages of a listing tell about its ranges: what keys look like, and how much of a range a page covers. */
export class RangeSurvey {
  readonly shape = new KeyShape()
  readonly #origins = new KeyOrigins()
  readonly #expected = new Map<string, number>()
  readonly #pages = new Map<number, Pages>()
  #order: Between['order']
  /** The greatest key that was listed. */
  greatest = ''
  /** Pages that brought keys. */
  useful = 0

  constructor(private readonly prefix: string) {}

  arrived(range: KeyRange, { keys, sortsByBytes, isWasted }: KeyPage): void {
    if (!isWasted) this.useful++
    const [first] = keys
    const { id, cursor, lo } = range
    if (lo !== undefined) this.#expected.delete(lo)
    const before = this.#pages.get(id)
    if (sortsByBytes) this.sortsByBytes()
    this.shape.learn(keys, before?.cursors.at(-1))
    this.#pages.delete(id)
    if (cursor === undefined || first === undefined) return
    if (range.pages === 1) this.#origins.add(first)
    if (compareUtf8(cursor, this.greatest) > 0) this.greatest = cursor
    if (!range.isOpen) return
    this.#pages.set(id, {
      first,
      cursors: [...(before?.cursors ?? []), cursor].slice(-measuredPages - 1),
      overruns: before?.measured && before.measured.left < 1 ? before.overruns + 1 : 0,
      measured: undefined,
    })
  }

  /** The service has shown that it sorts by UTF-8 bytes. */
  sortsByBytes(): void {
    this.#order = 'bytes'
  }

  /** A range that begins at `point` is expected to have so many pages. */
  expect(point: string, pages: number): void {
    this.#expected.set(point, pages)
  }

  /** How many pages a range is likely to have left. */
  left(range: KeyRange): number {
    if (!range.isOpen) return 0
    if (range.pages === 0) return (range.lo !== undefined && this.#expected.get(range.lo)) || 1
    const measured = this.measure(range)
    return measured ? Math.max(measured.left, this.overruns(range)) : 1
  }

  overruns({ id }: KeyRange): number {
    return this.#pages.get(id)?.overruns ?? 0
  }

  /** undefined before the first page of the range. */
  measure({ id, cursor, hi, isOpen }: KeyRange): Measured | undefined {
    const pages = this.#pages.get(id)
    if (!pages || !isOpen || cursor === undefined) return undefined
    const { measured } = pages
    const { reach } = measured ?? {}
    if (reach?.hi === hi && reach?.cursor === cursor && reach.order === this.#order) return measured
    pages.measured = this.#measure(
      { first: pages.first, cursor, hi, order: this.#order, common: this.prefix.length },
      pages.cursors,
    )
    return pages.measured
  }

  #measure(reach: Reach, cursors: readonly string[]): Measured {
    const { first, cursor, hi } = reach
    const line = this.#line(reach)
    const at = line.numberOf(cursor)
    const end = hi === undefined ? 1 : line.numberOf(hi)
    // From one last key to the next, a page covers what is between its keys and those before it, too.
    const start = cursors.find((key) => key.startsWith(line.prefix) && key !== cursor)
    const pages = start === undefined ? 1 : cursors.length - 1 - cursors.indexOf(start)
    const size = Math.max((at - line.numberOf(start ?? first)) / pages, 1e-15)
    const origin = this.#origins.from(line.prefix)
    const base = origin?.startsWith(line.prefix) && compareUtf8(origin, first) < 0 ? origin : first
    return {
      reach,
      line,
      at,
      end,
      left: Math.min(mostPages, (end - at) / size),
      known: Math.max(1, (at - line.numberOf(base)) / size),
    }
  }

  #line({ first, cursor, hi }: Reach): KeyLine {
    const shared = hi === undefined ? 0 : commonLength(first, hi)
    return new KeyLine(this.shape, first.slice(0, Math.max(shared, this.prefix.length)), cursor)
  }
}
