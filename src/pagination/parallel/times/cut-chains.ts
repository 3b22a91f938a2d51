import type { TimeRange } from '../../rule/index.js'
import type { Cut, PieceView } from '../division/index.js'
import { type TimeBounds, type TimeWindow, timeWindow } from './time-bounds.js'
import type { TimeGrid } from './time-grid.js'

/** How a piece ended, or how far its chain is. */
export interface TimeCursor {
  /** The time of the item that is furthest in the listing's direction. */
  readonly reached?: number | undefined
  /** How much time each of the last two pages covered, in milliseconds. */
  readonly steps?: readonly [number, number] | undefined
  /** The windows that replace it. */
  readonly parts?: number | undefined
}

/** What is the same for all windows of a listing. */
export interface WindowOrder {
  readonly grid: TimeGrid
  readonly isDescending: boolean
  /** A window with the listing's own times where it is open. */
  readonly rangeOf: (window: TimeWindow) => TimeRange
  /** Cuts a window into others of the same length, in the order of the listing. */
  readonly split: (window: TimeWindow, parts: number) => readonly TimeWindow[]
}

/** A chain that is cut: `before` is listed once more, `behind` by chains of its own. */
export interface ChainCut {
  readonly piece: number
  readonly before: readonly TimeWindow[]
  readonly cuts: readonly Cut<TimeBounds>[]
}

/** A chain shows after these pages how full its window is. */
const fewestPages = 4
/** A chain with fewer pages left is not cut, nor one that is half done: what it listed has to be listed once more. */
const fewestLeft = 12
/** How many pages a new window has. */
export const pagesPerWindow = 4

/** Returns how many pages a piece has left, if they come as densely as its last ones; undefined if it has none yet. */
export function pagesLeft(
  { bounds, cursor }: PieceView<TimeBounds>,
  { isDescending, rangeOf }: WindowOrder,
): number | undefined {
  const { reached, steps = [0, 0] } = (cursor ?? {}) as TimeCursor
  if (reached === undefined) return undefined
  const { from, to } = rangeOf(bounds)
  return Math.max(0, isDescending ? reached - from : to - reached) / Math.max(1, ...steps)
}

/**
 * Returns how the chain of `piece` is cut, with up to `slots` windows behind it; undefined if it is not worth it. `places`
 * are how far it was after each of its pages.
 */
export function cutChain(
  piece: PieceView<TimeBounds>,
  { slots, places }: { readonly slots: number; readonly places: readonly number[] },
  order: WindowOrder,
): ChainCut | undefined {
  const { id, bounds, pages, cursor } = piece
  const { isDescending, split } = order
  const { reached } = (cursor ?? {}) as TimeCursor
  const left = pagesLeft(piece, order) ?? 0
  if (reached === undefined || pages < fewestPages || left < Math.max(fewestLeft, pages)) return undefined
  // Everything that arrived lies before the cut.
  const edge = edgeAfter(reached, order)
  const { from, to } = order.rangeOf(bounds)
  if (edge <= from || edge >= to) return undefined
  const { from: first, to: last, asked = timeWindow(first, last) } = bounds
  const early = timeWindow(first, edge)
  const late = timeWindow(edge, last)
  const [own, rest] = isDescending ? [late, early] : [early, late]
  const before = windowsOf(
    own,
    places.filter((_, index) => index % pagesPerWindow === pagesPerWindow - 1),
    order,
  )
  const behind = split(rest, Math.min(slots, Math.floor(left / pagesPerWindow)))
  const right = [...before.map((window) => ({ ...window, checks: id })), ...behind]
  // Each one takes its place right behind the chain.
  const cuts = right.toReversed().map((one) => ({ piece: id, left: { ...own, asked }, right: one }))
  return { piece: id, before, cuts }
}

/** The first time on the grid that lies behind `reached`, in the direction of the listing. */
function edgeAfter(reached: number, { grid, isDescending }: WindowOrder): number {
  return Math.floor(reached / grid.grain) * grid.grain + (isDescending ? 0 : grid.grain)
}

/** A window cut behind each of these places. */
function windowsOf(window: TimeWindow, places: readonly number[], order: WindowOrder): readonly TimeWindow[] {
  const { from, to } = order.rangeOf(window)
  const inside = places.map((place) => edgeAfter(place, order)).filter((edge) => edge > from && edge < to)
  const edges = [window.from, ...new Set(inside.toSorted((one, other) => one - other)), window.to]
  return edges.slice(1).map((end, index) => timeWindow(edges[index], end))
}
