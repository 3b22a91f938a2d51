import type { Member } from '../../models/index.js'
import { parseText } from '../json/index.js'
import { decodeBase64, parseBoolean, parseNumber, parseTimestamp } from '../scalars/index.js'
import { splitList } from './split-list.js'

/** Parses the text of a header, a label or a parameter. @throws ParseError for text that the member does not allow. */
export function decodeText(member: Member, text: string): unknown {
  switch (member.shape.type) {
    case 'boolean':
      return parseBoolean(text)
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return parseNumber(text, member.shape.type)
    case 'timestamp':
      return parseTimestamp(text)
    case 'blob':
      return decodeBase64(text)
    case 'list':
      return decodeList(member, text)
    default:
      return member.traits.jsonvalue ? parseText(Buffer.from(text, 'base64').toString('utf8')) : text
  }
}

function decodeList(member: Member, text: string): unknown[] {
  const { element } = member.shape
  const isHttpDates = element.shape.type === 'timestamp' && (element.timestampFormat ?? 'rfc822') === 'rfc822'
  return splitList(text, isHttpDates ? 2 : 1).map((item) => decodeText(element, item))
}
