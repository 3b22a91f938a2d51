import { type BytePattern, type ByteView, patternOf, readLatin1 } from '../../bytes/index.js'
import { AMPERSAND, PLAIN, TEXT_CLASS } from './byte-class.js'
import { TextBuffer } from './plain-text.js'

interface Entity {
  readonly pattern: BytePattern
  readonly byte: number
}

/** The entities that XML defines, the most frequent first. */
const ENTITIES: readonly Entity[] = [
  { pattern: patternOf(Buffer.from('&quot;')), byte: 0x22 },
  { pattern: patternOf(Buffer.from('&amp;')), byte: 0x26 },
  { pattern: patternOf(Buffer.from('&apos;')), byte: 0x27 },
  { pattern: patternOf(Buffer.from('&lt;')), byte: 0x3c },
  { pattern: patternOf(Buffer.from('&gt;')), byte: 0x3e },
]

/** Longer text is rare; `readText` reads it. */
const buffer = new TextBuffer(1024)

/**
 * Text of ASCII and of the entities that XML defines, such as the `&quot;…&quot;` around each ETag of S3. It is
 * unescaped into a buffer, so that the value is one flat string. undefined for any other text.
 */
export function readEscaped(document: ByteView, start: number, end: number): string | undefined {
  if (end - start > buffer.size) return undefined
  buffer.clear()
  for (let at = start; at < end; ) {
    at += buffer.copyPrintable(document, at)
    const byte = document.bytes[at] as number
    if (TEXT_CLASS[byte] === PLAIN) {
      buffer.push(byte)
      at++
    } else if (at < end) {
      const entity = byte === AMPERSAND ? entityAt(document, at) : undefined
      if (entity === undefined) return undefined
      buffer.push(entity.byte)
      at += entity.pattern.length
    }
  }
  return readLatin1(buffer.bytes, 0, buffer.length)
}

function entityAt(document: ByteView, at: number): Entity | undefined {
  for (const entity of ENTITIES) {
    if (document.matches(at, entity.pattern)) return entity
  }
  return undefined
}
