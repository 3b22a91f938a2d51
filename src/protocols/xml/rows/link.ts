import { type BytePattern, patternOf } from '../../bytes/index.js'

const LONGEST = 256
const LESS_THAN = 0x3c
const [SPACE, LINE_FEED, CARRIAGE_RETURN, TAB] = [0x20, 0x0a, 0x0d, 0x09]

/** Comes nowhere: for what follows in another form than a link's. */
export const NO_LINK: BytePattern = { ...patternOf(new Uint8Array()), length: Number.POSITIVE_INFINITY }

/** What the reader has read between a value and the next one. */
export interface Span {
  readonly bytes: Buffer
  /** Where the close tag of the last element starts. */
  readonly from: number
  /** Where it ends; NaN if there are elements behind it that have no step. */
  readonly closed: number
  /** The offset behind the next tag. */
  readonly to: number
}

/**
 * Whether these bytes are a link: a close tag, white space, and a tag of this length. The white space belongs to the
 * link: most services indent their pages, each in the same way. The reader knows the name in the tag, so only the usual
 * form has the length.
 */
export function isLink({ bytes, from, closed, to }: Span, tagLength: number): boolean {
  const start = to - tagLength
  if (!(closed <= start && to - from <= LONGEST) || bytes[start] !== LESS_THAN) return false
  for (let at = closed; at < start; at++) {
    const byte = bytes[at]
    if (byte !== SPACE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN && byte !== TAB) return false
  }
  return true
}

/** The bytes of a link. */
export function linkIn({ bytes, from, to }: Span): BytePattern {
  return patternOf(Uint8Array.prototype.slice.call(bytes, from, to))
}
