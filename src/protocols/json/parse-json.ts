import { platform } from '../../platform/index.js'
import { parseLongInteger, readUtf8 } from '../scalars/index.js'
import { parseText } from './parse-text.js'

/** Sixteen digits or more where a value may stand: 2^53 has sixteen. A string may hold the like, but seldom. */
const MAY_HOLD_LONG_INTEGER = /(?:[:[,]|^)\s*-?\d{16}/
const QUOTE_OR_NUMBER = /"|-?\d[\d.eE+-]*/g
const LONG_INTEGER = /^-?\d{16,}$/

/**
 * `JSON.parse` of UTF-8 bytes that loses no digit: an integer is a bigint where a JavaScript number would print otherwise.
 * A key `__proto__` is an own property, as always with `JSON.parse`.
 *
 * @throws PlainProblem for anything but JSON in UTF-8.
 */
export function parseJson(body: Uint8Array): unknown {
  return parseExactly(readUtf8(body))
}

/**
 * As `parseJson`, of text. Marks those integers as strings that no other can begin like, and takes the mark off as
 * bigints.
 */
export function parseExactly(text: string): unknown {
  // First of all: the search for digits ends only in text that is JSON.
  const value = parseText(text)
  if (!MAY_HOLD_LONG_INTEGER.test(text)) return value
  const mark = `${platform.randomUuid()}:`
  return JSON.parse(markLongIntegers(text, mark), (_, item: unknown) =>
    typeof item === 'string' && item.startsWith(mark) ? parseLongInteger(item.slice(mark.length)) : item,
  )
}

function markLongIntegers(text: string, mark: string): string {
  let marked = ''
  let from = 0
  const tokens = new RegExp(QUOTE_OR_NUMBER)
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [symbol] = token
    if (symbol === '"') {
      tokens.lastIndex = endOfString(text, token.index) + 1
    } else if (LONG_INTEGER.test(symbol) && String(Number(symbol)) !== symbol) {
      marked += `${text.slice(from, token.index)}"${mark}${symbol}"`
      from = tokens.lastIndex
    }
  }
  return marked + text.slice(from)
}

/** The index of the quote that closes the one at `open`, in text that is JSON. */
function endOfString(text: string, open: number): number {
  let end = text.indexOf('"', open + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0
  while (text[index - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}
