import { compareUtf8 } from '../../../values/index.js'

/** S3 accepts no longer key. */
const maxBytes = 1024

/** Behind every character that names usually have. */
const highAscii = '~'
/** The last assigned characters below the surrogates, and of Unicode. */
const highest = ['\ud7fb', '\u{10fffd}'] as const
/** Control characters, which XML cannot hold, are not used. */
const lowest = 0x20

/** A character that is behind `char`, and behind most that can take its place. */
export function topAbove(char: string): string {
  return [highAscii, ...highest].find((top) => isBehind(top, char)) ?? ''
}

/** Where a split point has to be. */
export interface Between {
  /** The last key that was listed. */
  readonly after: string
  /** The end of the range; undefined if it has none. */
  readonly before: string | undefined
  /** How the server sorts; undefined while that is not known. */
  readonly order: 'bytes' | undefined
  /** All keys of the listing have so many units in common at their start: its prefix. */
  readonly common: number
}

/** How keys compare with a text by UTF-8 bytes and by UTF-16 units. */
export type Sorting = Pick<Between, 'order' | 'common'>

/**
 * True if every key of the listing is on the same side of `text` in both orders: only a unit from U+D800 on compares
 * differently, and only if both texts have one where they begin to differ.
 */
export function isSafe(text: string, { order, common }: Sorting): boolean {
  return order === 'bytes' || !/[\ud800-\uffff]/.test(text.slice(common))
}

/**
 * Makes a text a split point between two keys: valid Unicode of at most 1,024 bytes, without a delimiter at its end.
 * undefined if it is not between them.
 *
 * Some servers sort by UTF-16 units: characters from U+E000 to U+FFFF come after those above U+FFFF. A point with such
 * characters would have other keys before it than the server lists before it. So a point has none behind the prefix of
 * the listing, until the server has listed keys in the order of bytes that are not in that of units. Then every key is
 * on the same side of a point in both orders.
 */
export function splitPoint(text: string, between: Between, delimiter = '/'): string | undefined {
  const { after, before, order, common } = between
  const isKnown = order === 'bytes'
  const shared = isKnown ? text.length : common
  let point = asKey(text, shared)
  if (delimiter !== '' && point.endsWith(delimiter)) point = asKey(`${point}0`, shared)
  const isInside =
    isBehind(point, after, isKnown) && (before === undefined || isBehind(before, point, isKnown))
  return isInside ? point : undefined
}

/** A text between two keys, in the middle by code points; undefined if there is none at that place. */
export function middle(between: Between): string | undefined {
  const { after, before } = between
  const length = before === undefined ? 0 : commonLength(after, before)
  const low = after.codePointAt(length) ?? lowest
  const top = before?.codePointAt(length) ?? highAscii.charCodeAt(0)
  const code = Math.max(Math.floor((low + top + 1) / 2), lowest)
  return splitPoint(after.slice(0, length) + String.fromCodePoint(code), between)
}

/** A text just below `key` and behind `before`; undefined if none is easy to find. */
export function justBelow(key: string, before: string, sorting: Sorting): string | undefined {
  const last = [...key].at(-1) ?? ''
  const code = (last.codePointAt(0) ?? 0) - 1
  if (code < lowest) return undefined
  const stem = key.slice(0, key.length - last.length) + String.fromCodePoint(code)
  return [`${stem}${highAscii}`, stem].find(
    (text) => splitPoint(text, { ...sorting, after: before, before: key }, '') === text,
  )
}

/** By UTF-8 bytes, and by UTF-16 units unless it is known that the server does not sort by them. */
function isBehind(one: string, other: string, isKnown = false): boolean {
  return (isKnown || one > other) && compareUtf8(one, other) > 0
}

/**
 * The text up to the first half of a character, or character from U+E000 on behind the first `shared` units; cut to the
 * bytes that a key can have.
 */
function asKey(text: string, shared: number): string {
  let bytes = 0
  let length = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    const isHigh = code >= 0xe000 && length >= shared
    if ((code >= 0xd800 && code < 0xe000) || isHigh || bytes > maxBytes) return text.slice(0, length)
    length += char.length
  }
  return text
}

/** The number of UTF-16 units that two texts have in common at their start, without half a character. */
export function commonLength(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  let index = 0
  while (index < length && one.charCodeAt(index) === other.charCodeAt(index)) index++
  const last = one.charCodeAt(index - 1)
  return last >= 0xd800 && last < 0xdc00 ? index - 1 : index
}
