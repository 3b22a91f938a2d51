import { compareUtf8 } from '../../../values/index.js'
import type { KeyPage, KeyRange } from './key-range.js'
import { chooseLevels, type Level, levelsOf, likely } from './level-points.js'
import { ProbeBudget } from './probe-budget.js'
import { type Measured, RangeSurvey } from './range-survey.js'
import { type Between, middle, splitPoint } from './split-point.js'

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

/** A range, and how many points it gets. */
interface Candidate {
  readonly range: KeyRange
  readonly measured: Measured
  /** The part that can be divided, in pages. */
  left: number
  count: number
}

/** If a range may go on for more than so many times what is known, levels are tried first. */
const unknownReach = 20
/** Or if it may have more than so many times the pages that are known. */
const mostTimes = 500
/** Levels of a range that are tried at once. */
const levelsAtOnce = 3
/** After so many pages that were not expected, a range is split without knowledge. */
const enoughOverruns = 2
/** How far a range is trusted to go on, if every try was in vain so far. */
const trustFactor = 4
/** Points at once, for each page of a range that is known. */
const pointsPerPage = 3

/**
 * Decides where a listing of sorted keys is divided: pure, without requests or time. Any string is a safe split point,
 * so only the speed depends on it.
 *
 * It learns from each page what keys look like (`KeyShape`), and how much of its range a page covers (`RangeSurvey`). If
 * it is not known how far a range goes, a few of its levels are tried: behind all of this month, behind all of this year.
 * Other ranges are divided evenly, by the pages that they are likely to have left.
 */
export class KeySplitter {
  readonly #survey: RangeSurvey
  readonly #budget = new ProbeBudget()
  /** A part of a range should have so many pages. In order, all parts at the front are listed at once anyway. */
  readonly #smallest: number

  constructor(private readonly options: SplitterOptions) {
    const isOrdered = Number.isFinite(options.window)
    this.#survey = new RangeSurvey(options.prefix)
    this.#smallest = isOrdered ? 2 : 1
  }

  /** A page of a range arrived; `range` has its new cursor. */
  arrived(range: KeyRange, page: KeyPage): void {
    this.#budget.count({ ...page, isTry: range.isTry && range.pages === 1 })
    this.#survey.arrived(range, page)
  }

  /** True while the listing may be so small that hardly anything may be tried. */
  get isSmall(): boolean {
    return this.#budget.isSmall
  }

  /** Whether a request may be sent that brings no key. It counts as one that was tried in vain. */
  spend(ranges: readonly KeyRange[]): boolean {
    if (this.isSmall || this.#budget.left(triesIn(ranges)) <= 0) return false
    this.#budget.spend()
    return true
  }

  /** The service has shown that it sorts by UTF-8 bytes. */
  sortsByBytes(): void {
    this.#survey.sortsByBytes()
  }

  /** How many pages each range is likely to have left. */
  lefts(ranges: readonly KeyRange[]): readonly number[] {
    return ranges.map((range) => this.#survey.left(range))
  }

  /** Where to split, so that up to `slots` more requests have something to do. `ranges` are in the order of their keys. */
  points(ranges: readonly KeyRange[], slots: number): readonly Split[] {
    let free = Math.min(slots, this.#budget.left(triesIn(ranges)))
    if (free <= 0) return []
    const splits: Split[] = []
    const others: Candidate[] = []
    let ahead = 0
    for (const [index, range] of ranges.entries()) {
      const measured = this.#survey.measure(range)
      if (!measured) continue
      if (ahead >= this.options.window) break
      const left = Math.min(measured.left, this.options.window - ahead, measured.known * this.#trust)
      ahead += measured.left
      const unknown = this.#unknownPoints(range, measured, free)
      if (!unknown) others.push({ range, measured, left, count: 0 })
      else if (!isTried(ranges[index + 1]) && free > 0 && unknown.length > 0) {
        splits.push({ range: range.id, points: unknown })
        free -= unknown.length
      }
    }
    return free > 0 ? [...splits, ...this.#evenly(others, free)] : splits
  }

  /** How many times as far as keys are known to go they are taken to go on: less, the more tries brought nothing. */
  get #trust(): number {
    return trustFactor / this.#budget.risk
  }

  /** The points to try in a range of which nobody knows how far it goes; undefined if it can be divided evenly. */
  #unknownPoints(range: KeyRange, measured: Measured, most: number): readonly string[] | undefined {
    if (this.#survey.overruns(range) >= enoughOverruns) {
      const point = middle(betweenOf(measured))
      if (point !== undefined) return [point]
    }
    const levels = this.#levels(measured)
    return levels && chooseLevels(levels, Math.min(levelsAtOnce, most))
  }

  /** The levels of a range, while it is not known how far it goes. */
  #levels({ reach, left, known }: Measured): readonly Level[] | undefined {
    const isUnknown = left > unknownReach * known || left > mostTimes * this.#survey.useful
    if (!isUnknown && reach.cursor !== this.#survey.greatest) return undefined
    const levels = levelsOf(this.#survey.shape, reach, this.options.prefix.length)
    if (isUnknown) return levels.length > 0 ? levels : undefined
    // Behind the greatest key, there may be fields that no page has shown yet.
    return levels.slice(0, -1).some(({ canGrow, weight }) => !canGrow && weight >= likely)
      ? levels
      : undefined
  }

  /** Gives the points to the ranges with the most pages left for each request. */
  #evenly(candidates: readonly Candidate[], most: number): Split[] {
    for (let given = 0; given < most; given++) {
      let best: Candidate | undefined
      for (const one of candidates) {
        const canHaveMore =
          one.left / (one.count + 2) >= this.#smallest && one.count < pointsPerPage * (1 + one.range.pages)
        if (canHaveMore && (!best || one.left / (one.count + 1) > best.left / (best.count + 1))) best = one
      }
      if (!best) break
      best.count++
    }
    return candidates.flatMap((one) => {
      const points = one.count > 0 ? this.#dividing(one) : []
      return points.length > 0 ? [{ range: one.range.id, points }] : []
    })
  }

  #dividing({ measured, left, count }: Candidate): string[] {
    const { line, at, end } = measured
    const step = ((end - at) * (left / measured.left)) / (count + 1)
    const points: string[] = []
    let last = ''
    for (let index = 1; index <= count; index++) {
      const text = line.textAt(at + step * index, step * 0.05)
      const point = splitPoint(text, betweenOf(measured), this.options.delimiter)
      if (point === undefined || compareUtf8(point, last) <= 0) continue
      points.push(point)
      this.#survey.expect(point, left / (count + 1))
      last = point
    }
    const inMiddle = points.length === 0 ? middle(betweenOf(measured)) : undefined
    return inMiddle === undefined ? points : [inMiddle]
  }
}

function betweenOf({ reach: { cursor, hi, order, common } }: Measured): Between {
  return { after: cursor, before: hi, order, common }
}

/** How many points are being tried. */
function triesIn(ranges: readonly KeyRange[]): number {
  return ranges.filter(({ isOpen, isTry, pages }) => isOpen && isTry && pages === 0).length
}

/** Whether a split point at the end of the range before it is being tried. */
function isTried(next: KeyRange | undefined): boolean {
  return next?.isOpen === true && next.pages === 0
}
