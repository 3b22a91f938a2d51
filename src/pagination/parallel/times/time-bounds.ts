import { isObject } from '../../../values/index.js'

/**
 * A window in milliseconds since 1970, its end excluded. Without `from` or `to` it is open on that side: the first and
 * the last window hold whatever the service returns beyond the listing's own times.
 *
 * @example
 * { from: 1764201600000, to: 1764205200000 }
 */
export interface TimeBounds {
  readonly from?: number
  readonly to?: number
}

export function timeBounds(from: number | undefined, to: number | undefined): TimeBounds {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

export function isTimeBounds(value: unknown): value is TimeBounds {
  if (!isObject(value)) return false
  const { from, to } = value
  if (!isEdge(from) || !isEdge(to)) return false
  return from === undefined || to === undefined || from <= to
}

function isEdge(value: unknown): value is number | undefined {
  return value === undefined || Number.isSafeInteger(value)
}

/** Whether a window holds a time. */
export function holds({ from, to }: TimeBounds, time: number): boolean {
  return (from === undefined || time >= from) && (to === undefined || time < to)
}
