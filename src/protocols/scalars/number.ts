import { describeText } from './describe-text.js'
import { ParseError } from './parse-error.js'

const INTEGER = /^[+-]?\d+$/
/** `Number` also accepts `0x10` and `Infinity`. */
const DECIMAL = /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i
/**
 * Python's limit on the digits of an integer (sys.int_info). Converting more of them takes seconds, as attackers
 * know.
 */
const MOST_DIGITS = 4300
/** A `Map`, since an object has members of its own kind: `toString` is no number. */
const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

export type NumberType = 'integer' | 'long' | 'float' | 'double'

/**
 * Parses a number. A `long` that a JavaScript number would round becomes a bigint.
 *
 * @throws ParseError for other text.
 */
export function parseNumber(text: string, type: NumberType): number | bigint {
  const trimmed = text.trim()
  const special = type === 'float' || type === 'double' ? SPECIAL.get(trimmed) : undefined
  if (special !== undefined) return special
  const number = DECIMAL.test(trimmed) ? Number(trimmed) : Number.NaN
  if (Number.isNaN(number)) throw new ParseError(`not a number: ${describeText(text)}`)
  if (type === 'long' && !Number.isSafeInteger(number) && INTEGER.test(trimmed)) {
    return parseLongInteger(trimmed.replace('+', ''))
  }
  if (type === 'integer' || type === 'long') assertFinite(number)
  return number
}

/** @throws ParseError for an integer with more digits than Python accepts. */
export function parseLongInteger(digits: string): bigint {
  if (digits.length > MOST_DIGITS) throw new ParseError(`an integer with ${digits.length} digits`)
  return BigInt(digits)
}

/** @throws ParseError for a number that no integer can be, such as `1e999`, which is infinite as a double. */
export function assertFinite(number: number): void {
  if (!Number.isFinite(number)) throw new ParseError(`not an integer: ${number}`)
}

/** A long as users get it: a number if that is exact, otherwise a bigint. */
export function exactLong(value: number | bigint): number | bigint {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  const isExact = Number.isSafeInteger(value) || !Number.isInteger(value) || Math.abs(value) >= 1e21
  // The digits that JavaScript prints are those that the service sent.
  return isExact ? value : BigInt(String(value))
}

/** An integer for a request. A number above 2^53 becomes a bigint, because its own text has rounded digits. */
export function writtenInteger(value: unknown): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(Number(value)) : value
}
