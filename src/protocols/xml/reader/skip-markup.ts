import {
  CLOSE_BRACKET,
  DOUBLE_QUOTE,
  GREATER_THAN,
  LESS_THAN,
  OPEN_BRACKET,
  QUESTION_MARK,
  SINGLE_QUOTE,
} from './byte-class.js'
import { XmlSyntaxError } from './xml-syntax-error.js'

export const CDATA_START = '<![CDATA['
const COMMENT_START = '<!--'
const DOCTYPE_START = '<!DOCTYPE'

export function startsWith(bytes: Buffer, at: number, text: string): boolean {
  return bytes.toString('latin1', at, at + text.length) === text
}

/** The offset behind the CDATA section at `start`. */
export function cdataEnd(bytes: Buffer, start: number): number {
  return endOf(bytes, start + CDATA_START.length, ']]>')
}

/** The offset behind the comment or processing instruction at `start`; undefined if there is neither. */
export function ignorableEnd(bytes: Buffer, start: number): number | undefined {
  if (bytes[start + 1] === QUESTION_MARK) return endOf(bytes, start + 2, '?>')
  if (startsWith(bytes, start, COMMENT_START)) return endOf(bytes, start + COMMENT_START.length, '-->')
  return undefined
}

/**
 * The offset behind the DOCTYPE at `start`; undefined if there is none. Its internal subset is skipped, so no
 * declaration in it has an effect.
 */
export function doctypeEnd(bytes: Buffer, start: number): number | undefined {
  if (!startsWith(bytes, start, DOCTYPE_START)) return undefined
  let inSubset = false
  let at = start + DOCTYPE_START.length
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === GREATER_THAN && !inSubset) return at + 1
    if (byte === OPEN_BRACKET) inSubset = true
    else if (byte === CLOSE_BRACKET) inSubset = false
    at = declarationPartEnd(bytes, at)
  }
  throw new XmlSyntaxError('the document ends within its DOCTYPE', bytes.length)
}

/** The offset behind the character at `at`, or behind the quoted literal, comment or instruction that starts there. */
function declarationPartEnd(bytes: Buffer, at: number): number {
  const byte = bytes[at]
  if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) return endOf(bytes, at + 1, String.fromCharCode(byte))
  return (byte === LESS_THAN ? ignorableEnd(bytes, at) : undefined) ?? at + 1
}

function endOf(bytes: Buffer, from: number, terminator: string): number {
  const at = bytes.indexOf(terminator, from, 'latin1')
  if (at < 0) throw new XmlSyntaxError(`the document ends before "${terminator}"`, bytes.length)
  return at + terminator.length
}
