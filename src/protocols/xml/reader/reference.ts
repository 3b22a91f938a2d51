import { XmlSyntaxError } from './xml-syntax-error.js'

/** The entities that XML defines. Entities of a DOCTYPE are never expanded: a few of them can expand to gigabytes. */
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

const LONGEST = 32
const SEMICOLON = 0x3b
const DECIMAL = /^#[0-9]+$/
const HEXADECIMAL = /^#x[0-9a-fA-F]+$/

/** The offset behind the `;` of the reference that starts with the `&` at `start`. */
export function referenceEnd(bytes: Buffer, start: number): number {
  const limit = Math.min(bytes.length, start + LONGEST)
  for (let at = start + 1; at < limit; at++) {
    if (bytes[at] === SEMICOLON) return at + 1
  }
  throw new XmlSyntaxError('"&" does not start an entity', start)
}

/**
 * The character that the reference from `start` (its `&`) to `end` stands for. XML 1.0 forbids references to control
 * characters, but S3 writes them for keys that contain such characters, so they are accepted.
 */
export function readReference(bytes: Buffer, start: number, end: number): string {
  const name = bytes.toString('latin1', start + 1, end - 1)
  const known = PREDEFINED.get(name)
  if (known !== undefined) return known
  const code = codePoint(name)
  if (code === undefined) throw new XmlSyntaxError('unknown entity', start)
  return String.fromCodePoint(code)
}

function codePoint(name: string): number | undefined {
  const code = HEXADECIMAL.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : DECIMAL.test(name)
      ? Number.parseInt(name.slice(1), 10)
      : 0
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? code : undefined
}
