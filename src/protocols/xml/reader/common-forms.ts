// The forms that nearly all values have, read from their bytes: no string is made only to be parsed.

const DIGIT_ZERO = 0x30
const DASH = 0x2d
const COLON = 0x3a
const POINT = 0x2e
const CAPITAL_T = 0x54
const CAPITAL_Z = 0x5a
const LESS_THAN = 0x3c
/** Every number with this many digits is a safe integer. */
const MOST_DIGITS = 15

/** The number of digits at `at` if `<` follows them; 0 if the value has another form. */
export function integerLength(bytes: Uint8Array, at: number): number {
  let length = 0
  while (isDigit(bytes[at + length])) length++
  return length <= MOST_DIGITS && bytes[at + length] === LESS_THAN ? length : 0
}

/** The number that `length` digits at `at` stand for. */
export function readDigits(bytes: Uint8Array, at: number, length: number): number {
  const end = at + length
  let number = 0
  for (let i = at; i < end; i++) number = number * 10 + ((bytes[i] as number) - DIGIT_ZERO)
  return number
}

/** The length of a time such as `2024-01-02T03:04:05Z` or `2024-01-02T03:04:05.678Z` at `at`; 0 for any other form. */
export function timeLength(bytes: Uint8Array, at: number): number {
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH || bytes[at + 10] !== CAPITAL_T) return 0
  if (bytes[at + 13] !== COLON || bytes[at + 16] !== COLON) return 0
  if (bytes[at + 19] === CAPITAL_Z && bytes[at + 20] === LESS_THAN) return 20
  const isFine = bytes[at + 19] === POINT && bytes[at + 23] === CAPITAL_Z && bytes[at + 24] === LESS_THAN
  return isFine ? 24 : 0
}

/** Milliseconds since 1970; NaN if a digit is missing, or if the date needs a calendar (days after the 28th). */
export function readTime(bytes: Uint8Array, at: number, length: number): number {
  const year = two(bytes, at) * 100 + two(bytes, at + 2)
  const month = two(bytes, at + 5)
  const day = two(bytes, at + 8)
  const hour = two(bytes, at + 11)
  const minute = two(bytes, at + 14)
  const second = two(bytes, at + 17)
  const millisecond = length === 24 ? two(bytes, at + 20) * 10 + one(bytes, at + 22) : 0
  const isDay = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28
  const isTime = within(hour, 23) && within(minute, 59) && within(second, 59) && within(millisecond, 999)
  if (!isDay || !isTime) return Number.NaN
  const seconds = ((day - 1) * 24 + hour) * 3600 + minute * 60 + second
  return monthStart(year, month) + seconds * 1000 + millisecond
}

let lastMonth = Number.NaN
let lastStart = Number.NaN

/** Milliseconds since 1970 at the start of the month. Most times of a page are in the same month. */
function monthStart(year: number, month: number): number {
  const wanted = year * 12 + month
  if (wanted !== lastMonth) {
    lastMonth = wanted
    lastStart = Date.UTC(year, month - 1)
  }
  return lastStart
}

/** So negative that no sum with it is a valid part of a time. */
const NO_DIGITS = -1_000_000

function one(bytes: Uint8Array, at: number): number {
  const digit = (bytes[at] as number) - DIGIT_ZERO
  return (digit | (9 - digit)) < 0 ? NO_DIGITS : digit
}

function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - DIGIT_ZERO
  const ones = (bytes[at + 1] as number) - DIGIT_ZERO
  return (tens | (9 - tens) | ones | (9 - ones)) < 0 ? NO_DIGITS : tens * 10 + ones
}

function within(number: number, most: number): boolean {
  return number >= 0 && number <= most
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= DIGIT_ZERO && byte <= DIGIT_ZERO + 9
}
