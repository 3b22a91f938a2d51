import { compareUtf8 } from '../../../values/index.js'
import { commonLength } from './key-shape.js'

/** S3 accepts no longer key. */
const maxBytes = 1024

/** Behind every character that names usually have. */
export const highAscii = '~'
/** The last assigned character before the surrogates. */
const high = '\ud7fb'

/** A character behind `char`, at the place of `char`. */
export function topAbove(char: string): string {
  return compareUtf8(char, highAscii) < 0 ? highAscii : high
}

/**
 * Makes a text a split point between two keys: at most 1,024 bytes, behind `after` and before `before`, without a
 * delimiter at its end. undefined if it is not between them.
 *
 * A point has only units below U+D800. So it is valid Unicode, and the same keys are behind it in the order of UTF-8 bytes
 * and in that of UTF-16 units, by which some servers sort.
 */
export function splitPoint(
  text: string,
  { after, before }: { readonly after: string; readonly before: string | undefined },
  delimiter = '/',
): string | undefined {
  let point = asPoint(text)
  if (delimiter !== '' && point.endsWith(delimiter)) point = asPoint(`${point}0`)
  if (compareUtf8(point, after) <= 0) return undefined
  return before === undefined || compareUtf8(point, before) < 0 ? point : undefined
}

/** A text between two keys, in the middle by code points; undefined if there is none at that place. */
export function middle(after: string, before: string | undefined): string | undefined {
  const length = before === undefined ? 0 : commonLength(after, before)
  const low = after.codePointAt(length) ?? lowest
  const top = before?.codePointAt(length) ?? highAscii.charCodeAt(0)
  const code = Math.min(Math.max(Math.floor((low + top + 1) / 2), lowest), highest)
  return splitPoint(after.slice(0, length) + String.fromCodePoint(code), { after, before })
}

/** A text just below `key` and behind `before`; undefined if none is easy to find. */
export function justBelow(key: string, before: string): string | undefined {
  const code = key.charCodeAt(key.length - 1)
  if (!isPlain(key) || !(code > lowest)) return undefined
  const stem = key.slice(0, -1) + String.fromCharCode(code - 1)
  return [`${stem}${highAscii}`, stem].find(
    (text) => splitPoint(text, { after: before, before: key }, '') === text,
  )
}

/** Control characters, which XML cannot hold, are not used. */
const lowest = 0x20
const highest = 0xd7fb

/** Whether a text sorts the same by UTF-8 bytes and by UTF-16 units. */
export function isPlain(text: string): boolean {
  return !/[\ud800-\uffff]/.test(text)
}

/** The text up to the first unit that makes it sort in more than one way, cut to the bytes that a key can have. */
function asPoint(text: string): string {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
    if (code >= 0xd800 || bytes > maxBytes) return text.slice(0, index)
  }
  return text
}
