import type { TimestampFormat } from '../../models/index.js'
import { isDate } from '../../values/index.js'
import { timeOfCommonForm } from './common-timestamp.js'
import { describeText } from './describe-text.js'
import { ParseError } from './parse-error.js'

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(?:[Zz]|([+-])(\d\d):?(\d\d)?)?$/
const ZONE = /(?:\b(?:GMT|UTC?|Z)|[+-]\d\d:?\d\d)\s*(?:\(.*\))?$/i
const EPOCH = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i
/** Longer than a timestamp of any format. A pattern's time can grow with the square of the text's length. */
const LONGEST = 64

/**
 * Parses a timestamp of any format: a `Date`, seconds since 1970 (a number, a bigint or digits), ISO 8601 with any
 * offset and fraction, or an HTTP date. Without an offset, it is UTC. The result is exact to the millisecond. The
 * format of the model does not matter, because services send other formats than their models say.
 *
 * @throws ParseError for anything else.
 */
export function parseTimestamp(value: unknown): Date {
  const time = typeof value === 'string' ? timeOfText(value) : timeOfOther(value)
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) throw new ParseError(`not a timestamp: ${describe(value)}`)
  return date
}

function timeOfOther(value: unknown): number {
  if (isDate(value)) return value.getTime()
  if (typeof value === 'number') return Math.round(value * 1000)
  return typeof value === 'bigint' ? Number(value) * 1000 : Number.NaN
}

function timeOfText(text: string): number {
  const common = timeOfCommonForm(text)
  if (common !== undefined) return common
  if (text.length > LONGEST) return Number.NaN
  const iso = ISO.exec(text)
  if (iso) return timeOfIso(iso)
  if (EPOCH.test(text)) return Math.round(Number(text) * 1000)
  if (!/[a-z]{3}/i.test(text) || !/\d\d:\d\d/.test(text)) return Number.NaN
  return timeOfHttpDate(ZONE.test(text) ? text : `${text} GMT`)
}

/** A year that starts with 00, after a month (`Jan 0099`) or, in the format of asctime, after the time. */
const EARLY_YEAR = /([a-z]{3}[ -]|:\d\d )00(\d\d)(?!\d)/i
/** In milliseconds. The calendar repeats every 400 years. */
const TWO_THOUSAND_YEARS = 730_485 * 86_400_000

/** `Date.parse` reads the year 0099 as 1999, as boto3 does. RFC 9110, section 5.6.7, has years of four digits. */
function timeOfHttpDate(text: string): number {
  const later = text.replace(EARLY_YEAR, '$120$2')
  return later === text ? Date.parse(text) : Date.parse(later) - TWO_THOUSAND_YEARS
}

/** `Date.parse` checks the calendar (February 30th, hour 25), but accepts only one spelling. */
function timeOfIso(parts: RegExpExecArray): number {
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', sign] = parts
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0')
  const canonical = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`
  const time = Date.parse(canonical)
  if (Number.isNaN(time) || new Date(time).toISOString() !== canonical) return Number.NaN
  if (sign === undefined) return time
  const offset = (Number(parts[9]) * 60 + Number(parts[10] ?? 0)) * 60_000
  return sign === '+' ? time - offset : time + offset
}

/** Writes a timestamp. A fraction of a second is written if there is one; an HTTP date has none. */
export function formatTimestamp(date: Date, format: TimestampFormat): string {
  if (format === 'unixTimestamp') return String(epochSeconds(date))
  if (format === 'rfc822') return date.toUTCString()
  const text = date.toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text
}

/** Seconds since 1970, with milliseconds as the fraction. */
export function epochSeconds(date: Date): number {
  return date.getTime() / 1000
}

function describe(value: unknown): string {
  if (isDate(value)) return 'an invalid Date'
  if (typeof value === 'string') return describeText(value)
  return value === null ? 'null' : `a value of type ${typeof value}`
}
