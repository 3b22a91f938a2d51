import { compareUtf8 } from '../../../values/index.js'
import { KeyLine } from './key-line.js'
import { KeyOrigins } from './key-origins.js'
import { KeyShape } from './key-shape.js'
import { chooseLevels, type Level, levelsOf, type Reach } from './level-points.js'
import { ProbeBudget } from './probe-budget.js'
import { commonLength, middle, splitPoint } from './split-point.js'

/** A range of keys after `lo`, up to and including `hi`; undefined: without an end on that side. */
export interface KeyRange {
  readonly id: number
  readonly lo: string | undefined
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
  /** How far the range goes on, as a multiple of how far keys are known to go. */
  readonly reaches: number
}

/** A range, and how many points it gets. */
interface Candidate {
  readonly range: KeyRange
  readonly measured: Measured
  /** Split points to the right of it are being tried. */
  readonly isWaiting: boolean
  count: number
}

/** Without anything better, a range is taken to be at most so long. */
const mostPages = 1e6
/** If a range may go on for more than so many times what is known, levels are tried first. */
const unknownReach = 20
/** Or if it may have more than so many times the pages that are known. */
const mostTimes = 500
/** Points at once, for each page of a range that is known. */
const pointsPerPage = 3
/** Levels of a range that are tried at once. */
const levelsAtOnce = 3
/** After so many pages that were not expected, a range is split without knowledge. */
const enoughOverruns = 2

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
  readonly #origins = new KeyOrigins()
  readonly #expected = new Map<string, number>()
  /** Pages that came although none was expected any more. */
  readonly #overruns = new Map<number, number>()
  readonly #firsts = new Map<number, string>()
  readonly #measured = new Map<number, Measured>()
  #greatest = ''
  #pages = 0

  /** A part of a range should have so many pages. In order, all parts at the front are listed at once anyway. */
  readonly #smallest: number

  constructor(private readonly options: SplitterOptions) {
    this.#smallest = Number.isFinite(options.window) ? 2 : 1
  }

  arrived(range: KeyRange, { keys, isWasted }: KeyPage): void {
    this.#budget.count({ isTry: range.isTry && range.pages === 1, isWasted })
    this.#shape.learn(keys)
    if (!isWasted) this.#pages++
    const [first] = keys
    const { cursor, lo } = range
    if (lo !== undefined) this.#expected.delete(lo)
    const before = this.#measured.get(range.id)
    this.#overruns.set(range.id, before && before.left < 1 ? (this.#overruns.get(range.id) ?? 0) + 1 : 0)
    this.#measured.delete(range.id)
    if (cursor === undefined || first === undefined) return
    if (range.pages === 1) this.#origins.add(first)
    this.#firsts.set(range.id, first)
    if (compareUtf8(cursor, this.#greatest) > 0) this.#greatest = cursor
  }

  /** Where to split, so that up to `slots` more requests have something to do. `ranges` are in the order of their keys. */
  points(ranges: readonly KeyRange[], slots: number): readonly Split[] {
    const tried = ranges.filter(({ isOpen, isTry, pages }) => isOpen && isTry && pages === 0).length
    const count = Math.min(slots, this.#budget.left(tried))
    if (count <= 0) return []
    const known = ranges.flatMap((range, index) => this.#candidate(range, ranges[index + 1]))
    const splits: Split[] = []
    const even: Candidate[] = []
    let free = count
    let ahead = 0
    for (const candidate of known) {
      if (ahead >= this.options.window) break
      ahead += candidate.measured.left
      const blind = this.#blindPoint(candidate)
      const levels = blind === undefined ? this.#levels(candidate) : undefined
      if (blind !== undefined && free > 0) {
        free--
        splits.push({ range: candidate.range.id, points: [blind] })
      } else if (!levels) even.push(candidate)
      else if (free > 0 && !candidate.isWaiting) {
        const points = chooseLevels(levels, Math.min(levelsAtOnce, free))
        free -= points.length
        if (points.length > 0) splits.push({ range: candidate.range.id, points })
      }
    }
    return free > 0 ? [...splits, ...this.#even(even, free)] : splits
  }

  /** How many pages each range is likely to have left. */
  lefts(ranges: readonly KeyRange[]): readonly number[] {
    return ranges.map((range, index) => {
      if (!range.isOpen) return 0
      if (range.pages === 0) return (range.lo !== undefined && this.#expected.get(range.lo)) || 1
      const [candidate] = this.#candidate(range, ranges[index + 1])
      return candidate ? Math.max(candidate.measured.left, this.#overruns.get(range.id) ?? 0) : 1
    })
  }

  #candidate(range: KeyRange, next: KeyRange | undefined): Candidate[] {
    const first = this.#firsts.get(range.id)
    if (!range.isOpen || range.pages === 0 || range.cursor === undefined || first === undefined) return []
    let measured = this.#measured.get(range.id)
    if (!measured || measured.reach.hi !== range.hi || measured.reach.cursor !== range.cursor) {
      measured = this.#measure({ first, cursor: range.cursor, hi: range.hi })
      this.#measured.set(range.id, measured)
    }
    const isWaiting = next?.isOpen === true && next.pages === 0
    return [{ range, measured, isWaiting, count: 0 }]
  }

  /** A point in the middle of a range that goes on although nothing is known of what is behind its cursor. */
  #blindPoint({ range: { id, cursor, hi }, isWaiting }: Candidate): string | undefined {
    const isOverrun = (this.#overruns.get(id) ?? 0) >= enoughOverruns
    return isOverrun && !isWaiting && cursor !== undefined ? middle(cursor, hi) : undefined
  }

  /** The levels of a range, while it is not known how far it goes. */
  #levels({ range, measured }: Candidate): readonly Level[] | undefined {
    const isLast = range.cursor === this.#greatest
    const isUnknown = measured.reaches > unknownReach || measured.left > mostTimes * this.#pages
    if (!isUnknown && !isLast) return undefined
    const levels = levelsOf(this.#shape, measured.reach, this.options.prefix.length)
    if (isUnknown) return levels.length > 0 ? levels : undefined
    return levels.slice(0, -1).some(({ canGrow, weight }) => !canGrow && weight >= 0.4) ? levels : undefined
  }

  #measure(reach: Reach): Measured {
    const { first, cursor, hi } = reach
    const line = this.#line(reach)
    const at = line.numberOf(cursor)
    const end = hi === undefined ? 1 : line.numberOf(hi)
    const size = Math.max(at - line.numberOf(first), 1e-15)
    const origin = this.#origins.from(line.prefix) ?? first
    const base = line.numberOf(origin < first && origin.startsWith(line.prefix) ? origin : first)
    return {
      reach,
      left: Math.min(mostPages, (end - at) / size),
      reaches: (end - at) / Math.max(at - base, size),
    }
  }

  #line({ first, cursor, hi }: Reach): KeyLine {
    const shared = hi === undefined ? 0 : commonLength(first, hi)
    return new KeyLine(this.#shape, first.slice(0, Math.max(shared, this.options.prefix.length)), cursor)
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
          part.left / (part.candidate.count + 2) >= this.#smallest &&
          part.candidate.count < pointsPerPage * (1 + part.candidate.range.pages) &&
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
      this.#expected.set(point, left / (count + 1))
      after = point
    }
    const inMiddle = points.length === 0 ? middle(reach.cursor, range.hi) : undefined
    return inMiddle === undefined ? points : [inMiddle]
  }
}
