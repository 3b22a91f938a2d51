import type { Member, TimestampFormat } from '../../models/index.js'
import { encodeBase64, formatTimestamp, parseTimestamp } from '../scalars/index.js'

/** Writes a value as text for a URI label, a query parameter or a header. */
export function encodeText(member: Member, value: unknown, timestampFormat: TimestampFormat): string {
  switch (member.shape.type) {
    case 'timestamp':
      return formatTimestamp(parseTimestamp(value), member.timestampFormat ?? timestampFormat)
    case 'blob':
      return encodeBase64(value)
    default:
      return String(value)
  }
}

/** Writes the value of a header; undefined for an empty list, which sends no header. */
export function encodeHeader(member: Member, value: unknown): string | undefined {
  if (member.traits.jsonvalue) return encodeBase64(JSON.stringify(value))
  if (member.shape.type !== 'list') return encodeText(member, value, 'rfc822')
  const { element } = member.shape
  const texts = [...asIterable(member, value)]
    .filter((item) => item !== null && item !== undefined)
    .map((item) => encodeText(element, item, 'rfc822'))
  if (texts.length === 0) return undefined
  return (element.shape.type === 'string' ? texts.map(quoteIfNeeded) : texts).join(',')
}

/** RFC 9110, section 5.6.4: an element with a comma or a quote in it is a quoted string. */
function quoteIfNeeded(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '\\"')}"` : text
}

export function asIterable(member: Member, value: unknown): Iterable<unknown> {
  if (Array.isArray(value)) return value
  throw new TypeError(`${member.name}: expected an array, not ${typeof value}`)
}
