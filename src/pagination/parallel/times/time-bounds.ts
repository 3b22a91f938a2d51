import { isObject } from '../../../values/index.js'

/**
 * A window in milliseconds since 1970, its end excluded. Without `from` or `to` it is open on that side: the first and
 * the last window hold whatever the service returns beyond the listing's own times.
 */
export interface TimeWindow {
  readonly from?: number
  readonly to?: number
}

/**
 * A piece of a listing by times.
 *
 * @example
 * // A window whose second half was given away while its chain was going on
 * { from: 1764201600000, to: 1764205200000, asked: { from: 1764201600000, to: 1764208800000 } }
 */
export interface TimeBounds extends TimeWindow {
  /** The window that its requests ask for, if it is larger: a token goes with the times of its first request. */
  readonly asked?: TimeWindow
  /** The piece whose items it lists once more, to see whether all of them arrived. It delivers nothing itself. */
  readonly checks?: number
}

export function timeWindow(from: number | undefined, to: number | undefined): TimeWindow {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

export function isTimeBounds(value: unknown): value is TimeBounds {
  if (!isObject(value) || !isWindow(value)) return false
  const { asked, checks } = value
  return (asked === undefined || isWindow(asked)) && isEdge(checks)
}

/** Whether one window ends before another begins. */
export function areApart(early: TimeWindow | undefined, late: TimeWindow | undefined): boolean {
  return early?.to !== undefined && late?.from !== undefined && early.to <= late.from
}

function isWindow(value: unknown): boolean {
  if (!isObject(value)) return false
  const { from, to } = value
  if (!isEdge(from) || !isEdge(to)) return false
  return from === undefined || to === undefined || from <= to
}

function isEdge(value: unknown): value is number | undefined {
  return value === undefined || Number.isSafeInteger(value)
}

/** Whether a window holds a time. */
export function holds({ from, to }: TimeWindow, time: number): boolean {
  return (from === undefined || time >= from) && (to === undefined || time < to)
}
