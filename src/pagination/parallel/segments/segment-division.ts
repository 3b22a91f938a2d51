import type { DividedBySegments } from '../../../models/index.js'
import { isObject, isSameValue } from '../../../values/index.js'
import { hasNoItems, nextTokens } from '../../page/index.js'
import type { WalkPlan } from '../../plan/index.js'
import type { Division, PieceView, Taken } from '../division/index.js'

/** One segment, counted from 0, of `of` segments: `{ segment: 3, of: 64 }`. */
export interface SegmentBounds {
  readonly segment: number
  readonly of: number
}

/**
 * Segments hold as much as the hash of their keys brings, so some are larger than others. With several for each request
 * in flight, the slots that finish early take another one.
 */
const segmentsPerSlot = 4

/** Divides the listing of `plan` into segments. Its input names none yet. */
export function segmentDivision(plan: WalkPlan, facts: DividedBySegments): Division<SegmentBounds> {
  return new SegmentDivision(plan, facts)
}

/**
 * Segments, as the service makes them. An endpoint that ignores the segment returns the same first page for each of
 * them, and its first segment lists everything.
 */
class SegmentDivision implements Division<SegmentBounds> {
  readonly hasOrder = false
  /** A segment's chain ends with the segment. */
  readonly runsOn = false
  isProven = false
  readonly #plan: WalkPlan
  readonly #facts: DividedBySegments
  /** The first page of the segment that came first, until it is known whether the others differ. */
  #sample: object | undefined

  constructor(plan: WalkPlan, facts: DividedBySegments) {
    this.#plan = plan
    this.#facts = facts
  }

  begin(): readonly SegmentBounds[] {
    const of = Math.min(this.#facts.most, this.#plan.parallel * segmentsPerSlot)
    return Array.from({ length: of }, (_, segment) => ({ segment, of }))
  }

  isBounds(value: unknown): value is SegmentBounds {
    if (!isObject(value)) return false
    const { segment, of } = value
    return isCount(segment) && isCount(of) && segment < of && of <= this.#facts.most
  }

  misplaced(pieces: readonly SegmentBounds[]): number {
    return pieces.findIndex(({ segment, of }, index) => {
      const left = pieces[index - 1]
      return left !== undefined && (left.of !== of || left.segment >= segment)
    })
  }

  planOf({ segment, of }: SegmentBounds): WalkPlan {
    const { input } = this.#plan
    return { ...this.#plan, input: { ...input, [this.#facts.segment]: segment, [this.#facts.total]: of } }
  }

  take({ pages, bounds }: PieceView<SegmentBounds>, page: object): Taken {
    if (this.isProven || pages > 0) return { isEnd: false }
    if (!this.#sample) {
      this.#sample = page
      return { isEnd: false }
    }
    const isSame = this.#isSame(this.#sample, page)
    // The first segment keeps its page: what the others returned goes back to it.
    if (isSame && bounds.segment > 0)
      return { isEnd: false, misread: 'the service returned the same page for two segments' }
    if (isSame !== false) return { isEnd: false }
    this.isProven = true
    this.#sample = undefined
    return { isEnd: false }
  }

  /** Everything that one segment lists, if the service ignores the others. */
  join(left: SegmentBounds): SegmentBounds {
    return left
  }

  /** Whether two segments began with the same page; undefined if that cannot be told. */
  #isSame(one: object, other: object): boolean | undefined {
    const { rule, input } = this.#plan
    const tokens = [one, other].map((page) => nextTokens(rule, page, input))
    if (tokens[0] || tokens[1]) return isSameValue(tokens[0], tokens[1])
    const empty = [one, other].map((page) => hasNoItems(rule, page))
    if (empty[0] || empty[1]) return empty[0] === empty[1] ? undefined : false
    const lists = [one, other].map((page) => rule.primary?.read(page))
    if (!isSameValue(lists[0], lists[1])) return false
    return this.#facts.partial?.some((name) => input[name] !== undefined) ? undefined : true
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
