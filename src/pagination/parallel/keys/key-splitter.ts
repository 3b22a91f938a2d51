import { compareUtf8 } from '../../../values/index.js'
import { KeyLine } from './key-line.js'
import { commonLength, KeyShape } from './key-shape.js'
import { chooseLevels, levelsOf, type Reach, weightOf } from './level-points.js'
import { ProbeBudget } from './probe-budget.js'
import { middle, splitPoint } from './split-point.js'

/** A range of keys after `lo`, up to and including `hi`; undefined: without an end on that side. */
export interface KeyRange {
  readonly id: number
  readonly hi: string | undefined
  /** The last key that was listed in it. */
  readonly cursor: string | undefined
  readonly pages: number
  /** It begins at a split point of which nothing was known. */
  readonly isTry: boolean
  readonly isOpen: boolean
}

/** A page of a range. */
export interface KeyPage {
  /** A sample of its keys, ascending, with the first and the last one. */
  readonly keys: readonly string[]
  /** No key of it belongs to the range. */
  readonly isWasted: boolean
}

/** Where to split a range: ascending points, all of them behind its cursor and before its end. */
export interface Split {
  readonly range: number
  readonly points: readonly string[]
}

export interface SplitterOptions {
  /** All keys start with it. */
  readonly prefix: string
  readonly delimiter: string
  /** Pages that may be kept until those before them are delivered; Infinity if pages are delivered as they come. */
  readonly window: number
}

/** What is known of a range from its own pages. */
interface Measured {
  readonly reach: Reach
  /** Pages left behind the cursor. */
  readonly left: number
}

/** A range, and how many points it gets. */
interface Candidate {
  readonly range: KeyRange
  readonly measured: Measured
  count: number
}

/** Without anything better, a range is taken to be at most so long. */
const mostPages = 1e6
/** A part of a range should have so many pages. */
const smallestPart = 1
/** Above this weight of levels it is not known how far a range goes. */
const unknownLevels = 2.5

/**
 * Decides where a listing of sorted keys is divided: pure, without requests or time. Any string is a safe split point,
 * so only the speed depends on it.
 *
 * It learns from each page what keys look like (`KeyShape`), and how much of its range a page covers. The last range that
 * has keys is first probed level by level, because nothing is known of what is behind it. All other ranges lie between
 * known keys, and are divided evenly by the pages that they are likely to have left.
 */
export class KeySplitter {
  readonly #shape = new KeyShape()
  readonly #budget = new ProbeBudget()
  readonly #firsts = new Map<number, string>()
  readonly #measured = new Map<number, Measured>()
  #greatest = ''

  constructor(private readonly options: SplitterOptions) {}

  arrived(range: KeyRange, { keys, isWasted }: KeyPage): void {
    this.#budget.count({ isTry: range.isTry && range.pages === 1, isWasted })
    this.#shape.learn(keys)
    const [first] = keys
    const { cursor } = range
    this.#measured.delete(range.id)
    if (cursor === undefined || first === undefined) return
    this.#firsts.set(range.id, first)
    if (compareUtf8(cursor, this.#greatest) > 0) this.#greatest = cursor
  }

  /** Where to split, so that up to `slots` more requests have something to do. `ranges` are in the order of their keys. */
  points(ranges: readonly KeyRange[], slots: number): readonly Split[] {
    const tried = ranges.filter(({ isOpen, isTry, pages }) => isOpen && isTry && pages === 0).length
    const count = Math.min(slots, this.#budget.left(tried))
    if (count <= 0) return []
    const known = ranges.flatMap((range) => this.#candidate(range))
    const last = known.at(-1)
    const levels = last && this.#levels(last)
    if (!last || !levels) return this.#even(known, count)
    const share = known.length === 1 ? count : Math.ceil(count / 3)
    const probe = { range: last.range.id, points: chooseLevels(levels, share) }
    return [...this.#even(known.slice(0, -1), count - probe.points.length), probe].filter(
      ({ points }) => points.length > 0,
    )
  }

  #candidate(range: KeyRange): Candidate[] {
    const first = this.#firsts.get(range.id)
    if (!range.isOpen || range.pages === 0 || range.cursor === undefined || first === undefined) return []
    let measured = this.#measured.get(range.id)
    if (!measured || measured.reach.hi !== range.hi || measured.reach.cursor !== range.cursor) {
      const reach = { first, cursor: range.cursor, hi: range.hi }
      measured = { reach, left: this.#pagesLeft(reach) }
      this.#measured.set(range.id, measured)
    }
    return [{ range, measured, count: 0 }]
  }

  /** The levels of the range with the greatest key, while it is not known how far it goes. */
  #levels({ range, measured }: Candidate) {
    if (range.cursor !== this.#greatest) return undefined
    const levels = levelsOf(this.#shape, measured.reach, this.options.prefix.length)
    return weightOf(levels) >= unknownLevels ? levels : undefined
  }

  #pagesLeft({ first, cursor, hi }: Reach): number {
    const line = this.#line({ first, cursor, hi })
    const at = line.numberOf(cursor)
    const end = hi === undefined ? 1 : line.numberOf(hi)
    return Math.min(mostPages, (end - at) / Math.max(at - line.numberOf(first), 1e-15))
  }

  #line({ first, hi }: Reach): KeyLine {
    const shared = hi === undefined ? 0 : commonLength(first, hi)
    return new KeyLine(this.#shape, first.slice(0, Math.max(shared, this.options.prefix.length)))
  }

  /** Gives the points to the ranges with the most pages left for each request. */
  #even(known: readonly Candidate[], count: number): Split[] {
    let ahead = 0
    const parts = known.map((candidate) => {
      const left = Math.min(candidate.measured.left, this.options.window - ahead)
      ahead += candidate.measured.left
      return { candidate, left }
    })
    for (let given = 0; given < count; given++) {
      const best = parts.reduce<(typeof parts)[number] | undefined>(
        (found, part) =>
          part.left / (part.candidate.count + 2) >= smallestPart &&
          (!found || part.left / (part.candidate.count + 1) > found.left / (found.candidate.count + 1))
            ? part
            : found,
        undefined,
      )
      if (!best) break
      best.candidate.count++
    }
    return parts.flatMap(({ candidate, left }) => {
      const points = candidate.count > 0 ? this.#dividing(candidate, left) : []
      return points.length > 0 ? [{ range: candidate.range.id, points }] : []
    })
  }

  #dividing({ range, measured: { reach, left: all }, count }: Candidate, left: number): string[] {
    const line = this.#line(reach)
    const at = line.numberOf(reach.cursor)
    const end = reach.hi === undefined ? 1 : line.numberOf(reach.hi)
    const step = ((end - at) * (left / all)) / (count + 1)
    const points: string[] = []
    let after = reach.cursor
    for (let index = 1; index <= count; index++) {
      const text = line.textAt(at + step * index, step * 0.05)
      const point = splitPoint(text, { after, before: range.hi }, this.options.delimiter)
      if (point === undefined) continue
      points.push(point)
      after = point
    }
    const inMiddle = points.length === 0 ? middle(reach.cursor, range.hi) : undefined
    return inMiddle === undefined ? points : [inMiddle]
  }
}
