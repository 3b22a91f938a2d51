import { compareUtf8, isPlainObject, isWellFormed } from '../../../values/index.js'

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
  /** The items of the key `hi` that belong to this range, by their version; without it, all of them do. */
  readonly only?: readonly string[]
}

export function isKeyBounds(value: unknown): value is KeyBounds {
  if (!isPlainObject(value)) return false
  const { lo, hi, from, seen, only, ...others } = value as Record<string, unknown>
  if (Object.keys(others).length > 0 || ![lo, hi, from].every(isText)) return false
  if (![seen, only].every(isList)) return false
  if ((seen !== undefined || from !== undefined) && lo === undefined) return false
  if (only !== undefined && hi === undefined) return false
  return isBelow(lo, hi) && isBelow(from, lo)
}

/** Whether all of `left` is before `right`. Both may hold items of one key, by their versions. */
export function areApart({ hi }: KeyBounds, { lo }: KeyBounds): boolean {
  return hi !== undefined && lo !== undefined && compareUtf8(hi, lo) <= 0
}

function isList(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
}

function isBelow(one: unknown, other: unknown): boolean {
  return typeof one !== 'string' || typeof other !== 'string' || compareUtf8(one, other) < 0
}

function isText(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && isWellFormed(value))
}

/** Two neighbours as one range. */
export function joinBounds({ lo, from, seen }: KeyBounds, { hi, only }: KeyBounds): KeyBounds {
  return defined({ lo, hi, from, seen, only })
}

/** The two ranges on either side of `point`, which belongs to the left one. */
export function cutBounds(
  { lo, hi, from, seen, only }: KeyBounds,
  point: string,
): { left: KeyBounds; right: KeyBounds } {
  return { left: defined({ lo, hi: point, from, seen }), right: defined({ lo: point, hi, only }) }
}

/** The same without members that are undefined, as JSON has it. */
export function defined(
  bounds: { readonly [Name in keyof KeyBounds]: KeyBounds[Name] | undefined },
): KeyBounds {
  return Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined))
}
