import { ParseError } from '../protocols/index.js'
import { isDecimal, isSameDecimal, wholeNumber } from './decimal.js'
import { DynamoNumber } from './dynamo-number.js'

/** What a reader makes of a number's text. Throws a ParseError for text that is no number. */
export type ReadNumber = (text: string) => unknown

/** Decimals of at most this many characters survive a double, unless they are tiny. */
const EXACT_LENGTH = 15
const TINY = 1e-290
/** A whole number beyond 2^53, of as many digits as DynamoDB has. */
const DIGITS = /^-?[1-9]\d{15,125}$/

/** A number if that is exact, a bigint for a whole number beyond 2^53, and otherwise a `DynamoNumber`. */
function readNumber(text: string): number | bigint | DynamoNumber {
  const number = Number(text)
  const size = Math.abs(number)
  if (text === '0') return 0
  if (text.length <= EXACT_LENGTH && size <= Number.MAX_SAFE_INTEGER && size > TINY && isPlain(text))
    return number
  return readSlowly(text, number)
}

/** `Number` also reads `0x10`, `0b1` and `0o7`, in which a letter comes second. */
function isPlain(text: string): boolean {
  return text.charCodeAt(1) <= 57 || text.length === 1
}

function readSlowly(text: string, number: number): number | bigint | DynamoNumber {
  const isSafe = Number.isSafeInteger(number) || (Number.isFinite(number) && !Number.isInteger(number))
  if (isSafe && String(number) === text) return number
  if (DIGITS.test(text)) return BigInt(text)
  if (Number.isSafeInteger(number) && isSameDecimal(text, String(number))) return number
  const whole = wholeNumber(text)
  if (whole !== undefined) return whole
  return Number.isFinite(number) && isSameDecimal(text, String(number)) ? number : exactNumber(text)
}

/**
 * The same, but the text of the result is the text that was read: a key that goes back to the service, and into a resume
 * token, is not written in another way.
 */
export function readNumberOfKey(text: string): number | bigint | DynamoNumber {
  const number = readNumber(text)
  return String(number) === text ? number : exactNumber(text)
}

/** The reader for the option `wrapNumbers`. */
export function numberReader(wrapNumbers: boolean | ReadNumber | undefined): ReadNumber {
  if (typeof wrapNumbers === 'function') return wrapNumbers
  return wrapNumbers ? exactNumber : readNumber
}

/** The message of a ParseError has no value of the response. */
function exactNumber(text: string): DynamoNumber {
  if (!isDecimal(text)) throw new ParseError('expected the digits of a number')
  return new DynamoNumber(text)
}
