import { type BytePattern, patternOf, readLatin1 } from '../../bytes/index.js'

const LONGEST = 256
const WHITE_SPACE = /^[ \t\r\n]*$/

/** Comes nowhere: for what follows in another form than a link's. */
export const NO_LINK: BytePattern = { ...patternOf(new Uint8Array()), length: Number.POSITIVE_INFINITY }

interface Span {
  readonly bytes: Buffer
  /** NaN if what is between is not known. */
  readonly from: number
  readonly to: number
}

/**
 * A copy of these bytes if they are `close`, white space and `tag`; `NO_LINK` for other bytes. The white space belongs
 * to the link: most services indent their pages, each in the same way.
 */
export function linkIn({ bytes, from, to }: Span, close: string, tag: string): BytePattern {
  const length = to - from
  if (!(length >= close.length + tag.length && length <= LONGEST)) return NO_LINK
  const text = readLatin1(bytes, from, to)
  const between = text.slice(close.length, length - tag.length)
  const isLink = text.startsWith(close) && text.endsWith(tag) && WHITE_SPACE.test(between)
  return isLink ? patternOf(Buffer.from(text, 'latin1')) : NO_LINK
}
