import type { TimeRange } from '../../rule/index.js'

/** How finely a listing's times are cut. */
export interface TimeGrid {
  /** Every cut is a multiple of it, in milliseconds. */
  readonly grain: number
  /** How far a window's request reaches beyond its edges at most. */
  readonly reach: number
}

/**
 * Services compare timestamps to the second or finer, and some report them rounded. Long windows reach further, because
 * it costs next to nothing there, and then a service that compares minutes loses nothing either.
 */
export const gridOf = {
  date: { grain: 1000, reach: 60_000 },
  seconds: { grain: 1000, reach: 60_000 },
  milliseconds: { grain: 1, reach: 1 },
} as const satisfies Record<string, TimeGrid>

/** No window is shorter than this many grains. */
const shortest = 4

/** Returns up to `parts - 1` times that cut a range into parts of the same length, in rising order. */
export function cutTimes({ from, to }: TimeRange, parts: number, { grain }: TimeGrid): readonly number[] {
  const count = Math.max(1, Math.min(parts, Math.floor((to - from) / (grain * shortest))))
  const times = Array.from({ length: count - 1 }, (_, index) => {
    const time = from + ((to - from) * (index + 1)) / count
    return Math.round(time / grain) * grain
  })
  return times.filter((time) => time > from && time < to)
}

/** Returns how far the request of a range reaches beyond its edges. */
export function reachOf({ from, to }: TimeRange, { grain, reach }: TimeGrid): number {
  const share = Math.floor((to - from) / 32 / grain) * grain
  return Math.max(grain, Math.min(reach, share))
}
