import type { ByteView } from '../../bytes/index.js'
import { COLON, LESS_THAN } from './byte-class.js'

const DIGIT_ZERO = 0x30
const DASH = 0x2d
const POINT = 0x2e
const CAPITAL_T = 0x54
const CAPITAL_Z = 0x5a
const SECOND = 1000
const DAY = 86_400 * SECOND

/** The length of a time such as `2024-01-02T03:04:05Z` or `2024-01-02T03:04:05.678Z` at `at`; 0 for any other form. */
export function timeLength(bytes: Uint8Array, at: number): number {
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH || bytes[at + 10] !== CAPITAL_T) return 0
  if (bytes[at + 13] !== COLON || bytes[at + 16] !== COLON) return 0
  if (bytes[at + 19] === CAPITAL_Z && bytes[at + 20] === LESS_THAN) return 20
  const isFine = bytes[at + 19] === POINT && bytes[at + 23] === CAPITAL_Z && bytes[at + 24] === LESS_THAN
  return isFine ? 24 : 0
}

/** Reads times from their digits. It keeps the last day, because many times of a page are on the same day. */
export class UsualTimes {
  /** The bytes of the last day, `2024-01-02`, as words that overlap. */
  #start = 0
  #middle = 0
  #end = 0
  #time = Number.NaN

  /** Milliseconds since 1970; NaN if a digit is missing, or if the date needs a calendar (days after the 28th). */
  read(document: ByteView, at: number, length: number): number {
    const { bytes } = document
    const hour = two(bytes, at + 11)
    const minute = two(bytes, at + 14)
    const second = two(bytes, at + 17)
    const millisecond = length === 24 ? two(bytes, at + 20) * 10 + one(bytes, at + 22) : 0
    const least = hour | minute | second | millisecond | (23 - hour) | (59 - minute) | (59 - second)
    if (least < 0) return Number.NaN
    return this.#dayAt(document, at) + ((hour * 60 + minute) * 60 + second) * SECOND + millisecond
  }

  #dayAt({ bytes, view }: ByteView, at: number): number {
    const start = view.getInt32(at)
    const middle = view.getInt32(at + 4)
    const end = view.getInt32(at + 6)
    if (start === this.#start && middle === this.#middle && end === this.#end) return this.#time
    this.#start = start
    this.#middle = middle
    this.#end = end
    this.#time = dayStart(bytes, at)
    return this.#time
  }
}

function dayStart(bytes: Uint8Array, at: number): number {
  const year = two(bytes, at) * 100 + two(bytes, at + 2)
  const month = two(bytes, at + 5)
  const day = two(bytes, at + 8)
  const isDay = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28
  return isDay ? monthStart(year, month) + (day - 1) * DAY : Number.NaN
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
