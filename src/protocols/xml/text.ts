import { AMPERSAND } from './byte-class.js'
import { readReference, referenceEnd } from './reference.js'
import { XmlSyntaxError } from './xml-syntax-error.js'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const REPLACEMENT = '\ufffd'

/** What stands between two bytes of an element: references replaced, every line end a line feed. */
export function readText(bytes: Buffer, start: number, end: number): string {
  return replaceReferences(bytes, start, end, readVerbatim)
}

/** An attribute's value: as text, but that white space as it stands counts as blanks. */
export function readAttributeValue(bytes: Buffer, start: number, end: number): string {
  return replaceReferences(bytes, start, end, (...run) => readVerbatim(...run).replace(/[\t\n]/g, ' '))
}

/** Text in which `&` is a character like others, as in CDATA. */
export function readVerbatim(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end)
  if (text.includes(REPLACEMENT)) assertUtf8(bytes, start, end)
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** The replacement character may be the text's own; only then is the slower, strict decoder asked. */
function assertUtf8(bytes: Buffer, start: number, end: number): void {
  try {
    strict.decode(bytes.subarray(start, end))
  } catch {
    throw new XmlSyntaxError('text is not UTF-8', start)
  }
}

function replaceReferences(bytes: Buffer, start: number, end: number, readRun: typeof readVerbatim): string {
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
