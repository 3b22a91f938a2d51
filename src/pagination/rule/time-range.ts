import type { DividedByTimes } from '../../models/index.js'
import { parseTimestamp } from '../../protocols/index.js'
import { getMember } from '../../values/index.js'

type Input = Readonly<Record<string, unknown>>
type Unit = DividedByTimes['unit']

/** The first and the last time of a listing, in milliseconds since 1970. */
export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** The order of a listing's items by their own time. `none`: the service documents no order at all. */
export type TimeOrder = DividedByTimes['order']

/** Returns the member at a dotted path; undefined if there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce(getMember, value)
}

/** Returns a time of an input or an item in milliseconds since 1970; undefined if it is not one. */
export function readTime(value: unknown, unit: Unit): number | undefined {
  if (value === undefined || value === null) return undefined
  if (unit !== 'date') {
    const number = typeof value === 'bigint' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
    return unit === 'seconds' ? number * 1000 : number
  }
  try {
    return parseTimestamp(value).getTime()
  } catch {
    return undefined
  }
}

/** Returns a time as an input takes it. */
export function writeTime(time: number, unit: Unit): Date | number {
  if (unit === 'date') return new Date(time)
  return unit === 'seconds' ? time / 1000 : time
}

/** Returns the times between which `input` lists; undefined unless it has both. */
export function timeRange({ start, end, unit }: DividedByTimes, input: Input): TimeRange | undefined {
  const from = readTime(valueAt(input, start), unit)
  const to = readTime(valueAt(input, end), unit)
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** Returns the order of the items that `input` asks for. */
export function timeOrder(facts: DividedByTimes, input: Input): TimeOrder {
  const { order, by, direction, reverse } = facts
  const sorts = Object.entries(by ?? {}).filter(([path]) => isGiven(input, path))
  if (sorts.some(([path, value]) => valueAt(input, path) !== value)) return 'other'
  const chosen = direction === undefined ? undefined : directionOf(valueAt(input, direction))
  const isSorted = order === 'ascending' || order === 'descending'
  if (isSorted) return chosen ?? (isReversed(reverse, input) ? reversed[order] : order)
  // If the input names what to sort by, or there is nothing to name, a direction is that of this time.
  if (sorts.length > 0) return chosen ?? 'other'
  return by ? order : (chosen ?? order)
}

const reversed = { ascending: 'descending', descending: 'ascending' } as const

function isReversed(reverse: DividedByTimes['reverse'], input: Input): boolean {
  return Object.entries(reverse ?? {}).some(([path, value]) => valueAt(input, path) === value)
}

function isGiven(input: Input, path: string): boolean {
  return (valueAt(input, path) ?? undefined) !== undefined
}

function directionOf(value: unknown): 'ascending' | 'descending' | undefined {
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  if (text.includes('desc')) return 'descending'
  return text.includes('asc') ? 'ascending' : undefined
}
