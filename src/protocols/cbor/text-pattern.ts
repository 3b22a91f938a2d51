import { type BytePattern, patternOf } from '../bytes/index.js'
import { EMPTY_TEXT, LARGEST_NUMBER, TEXT_WITH_LENGTH_BYTE } from './initial-byte.js'

const LONGEST = 0xff

/** A text as CBOR usually writes it, with its length; undefined for a text that is too long to compare. */
export function textPattern(text: string): BytePattern | undefined {
  const content = Buffer.from(text)
  const { length } = content
  if (length > LONGEST) return undefined
  const head = length > LARGEST_NUMBER ? [TEXT_WITH_LENGTH_BYTE, length] : [EMPTY_TEXT + length]
  return patternOf(Buffer.concat([Uint8Array.from(head), content]))
}
