import { describeText } from './describe-text.js'
import { PlainProblem } from './plain-problem.js'

const INTEGER = /^[+-]?\d+$/
/** `Number` takes `0x10` and `Infinity` as well. */
const DECIMAL = /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i
/** Python's own limit on the digits of an integer (sys.int_info): what has more is an attack on who converts it. */
const MOST_DIGITS = 4300
const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
}

export type NumberType = 'integer' | 'long' | 'float' | 'double'

/**
 * A number out of the wire's text. A `long` that a JavaScript number cannot hold exactly is a bigint.
 * @throws PlainProblem for other text.
 */
export function parseNumber(text: string, type: NumberType): number | bigint {
  const trimmed = text.trim()
  const special = type === 'float' || type === 'double' ? SPECIAL[trimmed] : undefined
  if (special !== undefined) return special
  const number = DECIMAL.test(trimmed) ? Number(trimmed) : Number.NaN
  if (Number.isNaN(number)) throw new PlainProblem(`not a number: ${describeText(text)}`)
  if (type === 'long' && !Number.isSafeInteger(number) && INTEGER.test(trimmed)) {
    return parseLongInteger(trimmed.replace('+', ''))
  }
  if (type === 'integer' || type === 'long') assertFinite(number)
  return number
}

/** @throws PlainProblem for one that is longer than any number of use. */
export function parseLongInteger(digits: string): bigint {
  if (digits.length > MOST_DIGITS) throw new PlainProblem(`an integer of ${digits.length} digits`)
  return BigInt(digits)
}

/** @throws PlainProblem for what an integer cannot be: `1e999`, which a double reads as infinite. */
export function assertFinite(number: number): void {
  if (!Number.isFinite(number)) throw new PlainProblem(`not an integer: ${number}`)
}

/** A long as users get it: a number where that is exact, a bigint where it is not. */
export function exactLong(value: number | bigint): number | bigint {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  const isExact = Number.isSafeInteger(value) || !Number.isInteger(value) || Math.abs(value) >= 1e21
  // By its digits: they are what the wire said.
  return isExact ? value : BigInt(String(value))
}

/** An integer as it is written: a number beyond 2^53 by all its digits, which a number's own text rounds. */
export function writtenInteger(value: unknown): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(Number(value)) : value
}
