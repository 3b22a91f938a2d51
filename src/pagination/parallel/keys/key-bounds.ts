import { compareUtf8, isPlainObject } from '../../../values/index.js'

/**
 * A range of keys: after `lo`, up to and including `hi`; without one, from the start or to the end of the listing.
 *
 * @example
 * { lo: 'logs/2024/~', hi: 'logs/2025/06' }
 */
export interface KeyBounds {
  readonly lo?: string
  readonly hi?: string
  /** The range is requested from here, just below `lo`: its first page must begin with `lo`, which is known already. */
  readonly from?: string
  /** The items of the key `lo` that belong to the range before, by their version; without it, all of them do. */
  readonly seen?: readonly string[]
  /** The items of the key `hi` that belong to the range, by their version; without it, all of them do. */
  readonly only?: readonly string[]
}

export function isKeyBounds(value: unknown): value is KeyBounds {
  if (!isPlainObject(value)) return false
  const { lo, hi, from, seen, only, ...others } = value as Record<string, unknown>
  if (Object.keys(others).length > 0 || ![lo, hi, from].every(isText)) return false
  if (![seen, only].every(isTexts) || (only !== undefined && hi === undefined)) return false
  if (lo === undefined) return from === undefined && seen === undefined
  return (
    (typeof hi !== 'string' || compareUtf8(String(lo), hi) < 0) &&
    (typeof from !== 'string' || compareUtf8(from, String(lo)) < 0)
  )
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function isTexts(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
}

/** Two neighbours as one range. */
export function joinBounds({ hi: _hi, only: _only, ...left }: KeyBounds, right: KeyBounds): KeyBounds {
  return { ...left, ...endOf(right) }
}

/** The two ranges on either side of `point`, which belongs to the left one. */
export function cutBounds(bounds: KeyBounds, point: string): { left: KeyBounds; right: KeyBounds } {
  const { only: _, ...left } = bounds
  return { left: { ...left, hi: point }, right: { lo: point, ...endOf(bounds) } }
}

/** Where a range ends. */
export function endOf({ hi, only }: KeyBounds): Pick<KeyBounds, 'hi' | 'only'> {
  return { ...(hi !== undefined && { hi }), ...(only !== undefined && { only }) }
}
