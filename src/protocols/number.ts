const INTEGER = /^[+-]?\d+$/
const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
}

export type NumberType = 'integer' | 'long' | 'float' | 'double'

/**
 * A number out of the wire's text. A `long` that a JavaScript number cannot hold exactly is a bigint.
 * @throws TypeError that names the text.
 */
export function parseNumber(text: string, type: NumberType): number | bigint {
  const trimmed = text.trim()
  const special = type === 'float' || type === 'double' ? SPECIAL[trimmed] : undefined
  if (special !== undefined) return special
  const number = trimmed === '' ? Number.NaN : Number(trimmed)
  if (Number.isNaN(number)) throw new TypeError(`not a number: ${JSON.stringify(text.slice(0, 60))}`)
  if (type === 'long' && !Number.isSafeInteger(number) && INTEGER.test(trimmed)) {
    return BigInt(trimmed.replace('+', ''))
  }
  return number
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
