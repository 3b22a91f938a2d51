import type { TimeRange } from '../../rule/index.js'
import type { Cut, PieceView } from '../division/index.js'
import { type TimeBounds, type TimeWindow, timeWindow } from './time-bounds.js'
import type { TimeGrid } from './time-grid.js'

/** How a piece ended, or how far its chain is. */
export interface TimeCursor {
  /** The time of the item that is furthest in the listing's direction. */
  readonly reached?: number | undefined
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
/** A chain with fewer pages left is not cut: what it listed has to be listed once more. */
const fewestLeft = 12
/** How many pages a new window has. */
const pagesPerWindow = 4

/** Returns how the chain of `piece` is cut, with up to `slots` windows behind it; undefined if it is not worth it. */
export function cutChain(
  { id, bounds, pages, cursor }: PieceView<TimeBounds>,
  slots: number,
  { grid, isDescending, rangeOf, split }: WindowOrder,
): ChainCut | undefined {
  const { reached } = (cursor ?? {}) as TimeCursor
  if (reached === undefined || pages < fewestPages) return undefined
  const { from, to } = rangeOf(bounds)
  const passed = isDescending ? to - reached : reached - from
  const pagesLeft = (pages / Math.max(1, passed)) * (isDescending ? reached - from : to - reached)
  // Everything that arrived lies before the cut.
  const edge = Math.floor(reached / grid.grain) * grid.grain + (isDescending ? 0 : grid.grain)
  if (pagesLeft < fewestLeft || edge <= from || edge >= to) return undefined
  const { from: first, to: last, asked = timeWindow(first, last) } = bounds
  const early = timeWindow(first, edge)
  const late = timeWindow(edge, last)
  const [own, rest] = isDescending ? [late, early] : [early, late]
  const behind = split(rest, Math.min(slots, Math.floor(pagesLeft / pagesPerWindow)))
  const before = split(own, Math.ceil(pages / pagesPerWindow))
  const right = [...before.map((window) => ({ ...window, checks: id })), ...behind]
  // Each one takes its place right behind the chain.
  const cuts = right.toReversed().map((one) => ({ piece: id, left: { ...own, asked }, right: one }))
  return { piece: id, before, cuts }
}
