import { platform } from '../platform/index.js'

export interface ExactJsonOptions {
  /** Replaces `JSON.parse`, to throw another error for text that is not JSON. */
  readonly parse?: (text: string) => unknown
  /** Whether an integer with these digits stays a number. Default: whether it is a safe integer. */
  readonly isExact?: (digits: string) => boolean
  /** Makes the bigint of these digits. Default: `BigInt`. */
  readonly toBigInt?: (digits: string) => bigint
}

/** At least sixteen digits where a value can be: 2^53 has sixteen. A string can contain the same, but seldom does. */
const MAY_CONTAIN_LONG_INTEGER = /(?:[:[,]|^)\s*-?\d{16}/
const QUOTE_OR_NUMBER = /"|-?\d[\d.eE+-]*/g
const LONG_INTEGER = /^-?\d{16,}$/

/**
 * Parses JSON without losing digits: an integer that a number would round becomes a bigint. A key `__proto__` becomes
 * an own property, as in `JSON.parse`.
 *
 * It puts each long integer into a string that starts with a random mark, and takes the mark off while `JSON.parse`
 * revives the values.
 *
 * @throws SyntaxError for text that is not JSON, or whatever `parse` throws.
 * @example parseExactJson('{"id":9007199254740993}') // { id: 9007199254740993n }
 */
export function parseExactJson(
  text: string,
  { parse = JSON.parse, isExact = isSafe, toBigInt = BigInt }: ExactJsonOptions = {},
): unknown {
  // Before the search for long integers, which relies on text that is JSON.
  const value = parse(text)
  if (!MAY_CONTAIN_LONG_INTEGER.test(text)) return value
  const mark = `${platform.randomUuid()}:`
  return JSON.parse(markLongIntegers(text, mark, isExact), (_, item: unknown) =>
    typeof item === 'string' && item.startsWith(mark) ? toBigInt(item.slice(mark.length)) : item,
  )
}

function isSafe(digits: string): boolean {
  return Number.isSafeInteger(Number(digits))
}

function markLongIntegers(text: string, mark: string, isExact: (digits: string) => boolean): string {
  let marked = ''
  let from = 0
  const tokens = new RegExp(QUOTE_OR_NUMBER)
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [symbol] = token
    if (symbol === '"') {
      tokens.lastIndex = endOfString(text, token.index) + 1
    } else if (LONG_INTEGER.test(symbol) && !isExact(symbol)) {
      marked += `${text.slice(from, token.index)}"${mark}${symbol}"`
      from = tokens.lastIndex
    }
  }
  return marked + text.slice(from)
}

/** The index of the quote that closes the one at `open`. */
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
