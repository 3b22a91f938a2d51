import { compareUtf8 } from '../../../values/index.js'

/** S3 accepts no longer key. */
const maxBytes = 1024

/** Behind every character that names usually have. */
export const highAscii = '~'
/** The last assigned characters below the surrogates, and of Unicode. */
const highest = ['\ud7fb', '\u{10fffd}'] as const
/** Control characters, which XML cannot hold, are not used. */
const lowest = 0x20

/** A character that is behind `char`, and behind most that can take its place. */
export function topAbove(char: string): string {
  return [highAscii, ...highest].find((top) => isBehind(top, char)) ?? ''
}

/**
 * Makes a text a split point between two keys: valid Unicode of at most 1,024 bytes, behind `after` and before `before`,
 * without a delimiter at its end. undefined if it is not between them.
 *
 * It is between them by UTF-8 bytes and by UTF-16 units, by which some servers sort. So all split points are in the same
 * order whatever the server does, and its keys are divided in its own order.
 */
export function splitPoint(
  text: string,
  { after, before }: { readonly after: string; readonly before: string | undefined },
  delimiter = '/',
): string | undefined {
  let point = asKey(text)
  if (delimiter !== '' && point.endsWith(delimiter)) point = asKey(`${point}0`)
  return isBehind(point, after) && (before === undefined || isBehind(before, point)) ? point : undefined
}

/** A text between two keys, in the middle by code points; undefined if there is none at that place. */
export function middle(after: string, before: string | undefined): string | undefined {
  const length = before === undefined ? 0 : commonLength(after, before)
  const low = after.codePointAt(length) ?? lowest
  const top = before?.codePointAt(length) ?? highAscii.charCodeAt(0)
  const code = Math.max(Math.floor((low + top + 1) / 2), lowest)
  return splitPoint(after.slice(0, length) + String.fromCodePoint(code), { after, before })
}

/** A text just below `key` and behind `before`; undefined if none is easy to find. */
export function justBelow(key: string, before: string): string | undefined {
  const last = [...key].at(-1) ?? ''
  const code = (last.codePointAt(0) ?? 0) - 1
  if (code < lowest) return undefined
  const stem = key.slice(0, key.length - last.length) + String.fromCodePoint(code)
  return [`${stem}${highAscii}`, stem].find(
    (text) => splitPoint(text, { after: before, before: key }, '') === text,
  )
}

/** By UTF-8 bytes as well as by UTF-16 units. */
function isBehind(one: string, other: string): boolean {
  return one > other && compareUtf8(one, other) > 0
}

/**
 * The text up to the first half of a character or character from U+E000 to U+FFFF, cut to the bytes that a key can have.
 * Where a point has one of the latter, a server that sorts by UTF-16 units lists characters above U+FFFF before it.
 */
function asKey(text: string): string {
  let bytes = 0
  let length = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if ((code >= 0xd800 && code <= 0xffff) || bytes > maxBytes) return text.slice(0, length)
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
