import { type ByteView, patternOf, readLatin1 } from '../../bytes/index.js'
import { plainEnd } from './plain-text.js'

const QUOTE = patternOf(Buffer.from('&quot;'))
const DOUBLE_QUOTE = 0x22

/**
 * The offset behind a plain text between two `&quot;`, as S3 writes each ETag; 0 for any other text, and for bytes that
 * another thread can read, which `readQuoted` must not change.
 */
export function quotedEnd(document: ByteView, start: number): number {
  if (document.isShared || !document.matches(start, QUOTE)) return 0
  const end = plainEnd(document, start + QUOTE.length)
  return document.matches(end, QUOTE) ? end + QUOTE.length : 0
}

/**
 * The text between two `&quot;`, with its quotes. They are put into the bytes for a moment, next to the text, so that
 * it is one flat string and copied once. The bytes must be writable, and are as before afterwards.
 */
export function readQuoted(bytes: Buffer, start: number, end: number): string {
  const first = start + QUOTE.length - 1
  const last = end - QUOTE.length
  const [before, after] = [bytes[first] as number, bytes[last] as number]
  try {
    bytes[first] = DOUBLE_QUOTE
    bytes[last] = DOUBLE_QUOTE
    return readLatin1(bytes, first, last + 1)
  } finally {
    bytes[first] = before
    bytes[last] = after
  }
}
