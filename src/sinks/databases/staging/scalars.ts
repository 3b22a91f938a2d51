import { NextTokenError } from '../../../errors/index.js'
import { base64Of, isBytes, isDate, writeJson } from '../../../values/index.js'

/**
 * The values of a column, as the databases take them. AWS's services sometimes send what their model does not say; a
 * value is converted where that loses nothing. Otherwise it is an error, because a row must not lose a value silently.
 */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isDate(value) && !Number.isNaN(value.getTime())) return value.toISOString()
  if (isBytes(value)) return base64Of(value)
  return typeof value === 'object' ? writeJson(value) : String(value)
}

const LEAST = -(2n ** 63n)
const MOST = 2n ** 63n - 1n

/** @throws NextTokenError `TargetFailed` for what is not a 64-bit integer. */
export function toInteger(value: unknown, column: string): bigint {
  const integer = integerOf(value)
  if (integer === undefined || integer < LEAST || integer > MOST)
    throw misfit(value, column, '64-bit integer')
  return integer
}

function integerOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined
  return typeof value === 'string' && /^[+-]?\d{1,19}$/.test(value)
    ? BigInt(value.replace('+', ''))
    : undefined
}

/** @throws NextTokenError `TargetFailed` for what is not a number. */
export function toDouble(value: unknown, column: string): number {
  if (typeof value === 'number') return value
  const isNumeric = typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))
  if (typeof value === 'bigint' || isNumeric) return Number(value)
  if (value === 'NaN') return Number.NaN
  throw misfit(value, column, 'number')
}

/** @throws NextTokenError `TargetFailed` for what is not a boolean. */
export function toBoolean(value: unknown, column: string): boolean {
  if (typeof value === 'boolean') return value
  if (value === 'true' || value === 'false') return value === 'true'
  throw misfit(value, column, 'boolean')
}

/** The time in milliseconds since 1970. @throws NextTokenError `TargetFailed` for what is not a valid `Date`. */
export function toTime(value: unknown, column: string): number {
  const time = isDate(value) ? value.getTime() : Number.NaN
  if (Number.isNaN(time)) throw misfit(value, column, 'timestamp')
  return time
}

/** @throws NextTokenError `TargetFailed` for what is not bytes. */
export function toBytes(value: unknown, column: string): Uint8Array {
  if (isBytes(value)) return value
  if (typeof value === 'string') return Buffer.from(value)
  throw misfit(value, column, 'blob')
}

/** The value itself is not shown, because it may be a secret. */
export function misfit(value: unknown, column: string, wanted: string): NextTokenError {
  const seen = isDate(value) ? 'an invalid Date' : Array.isArray(value) ? 'an array' : `a ${typeof value}`
  const problem = `column ${JSON.stringify(column)} contains ${seen} that cannot be stored as a ${wanted}`
  return new NextTokenError('TargetFailed', problem)
}
