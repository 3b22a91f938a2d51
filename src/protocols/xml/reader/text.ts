import { AMPERSAND } from './byte-class.js'
import { readReference, referenceEnd } from './reference.js'
import { XmlSyntaxError } from './xml-syntax-error.js'

type TextReader = (bytes: Buffer, start: number, end: number) => string

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const REPLACEMENT = '\ufffd'

/** The text of an element: references are replaced, and every line end becomes a line feed. */
export const readText: TextReader = replacingReferences(readVerbatim)

/** The value of an attribute: like text, but tabs and line ends that are not references become spaces. */
export const readAttributeValue: TextReader = replacingReferences((bytes, start, end) =>
  readVerbatim(bytes, start, end).replace(/[\t\n]/g, ' '),
)

/** Text in which `&` has no meaning, as in CDATA. */
export function readVerbatim(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end)
  if (text.includes(REPLACEMENT)) assertUtf8(bytes, start, end)
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** The text may hold a replacement character of its own, so the strict decoder, which is slower, decides. */
function assertUtf8(bytes: Buffer, start: number, end: number): void {
  try {
    strict.decode(bytes.subarray(start, end))
  } catch {
    throw new XmlSyntaxError('the text is not UTF-8', start)
  }
}

function replacingReferences(readRun: TextReader): TextReader {
  return (bytes, start, end) => {
    let text = ''
    let from = start
    for (let at = start; at < end; at++) {
      if (bytes[at] !== AMPERSAND) continue
      const next = referenceEnd(bytes, at)
      text += readRun(bytes, from, at) + readReference(bytes, at, next)
      from = next
      at = next - 1
    }
    return text + readRun(bytes, from, end)
  }
}
