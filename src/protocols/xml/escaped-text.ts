import { readLatin1 } from '../scalars/index.js'
import { AMPERSAND, PLAIN, TEXT_CLASS } from './byte-class.js'
import { copyPrintable, standsAt, wireOf, type XmlBytes, xmlBytes } from './xml-wire.js'

/** XML's own, the most frequent first. */
const entities = [
  { wire: wireOf('&quot;'), byte: 0x22 },
  { wire: wireOf('&amp;'), byte: 0x26 },
  { wire: wireOf('&apos;'), byte: 0x27 },
  { wire: wireOf('&lt;'), byte: 0x3c },
  { wire: wireOf('&gt;'), byte: 0x3e },
]

/** Longer text is rare, and left to the reader of all text. */
const scratch = xmlBytes(Buffer.alloc(1024))

/**
 * Text of ASCII and XML's own entities, as S3's `&quot;…&quot;` around every ETag: unescaped into a buffer, so that
 * one flat string comes of it instead of many pieces. undefined for any other text.
 */
export function readEscaped(document: XmlBytes, start: number, end: number): string | undefined {
  if (end - start > scratch.length) return undefined
  const { bytes } = document
  let length = 0
  for (let at = start; at < end; ) {
    const copied = copyPrintable(document, at, scratch.view, length)
    at += copied
    length += copied
    const byte = bytes[at] as number
    if (TEXT_CLASS[byte] === PLAIN) {
      scratch.bytes[length++] = byte
      at++
    } else if (at < end) {
      const entity = byte === AMPERSAND ? entityAt(document, at) : undefined
      if (entity === undefined) return undefined
      scratch.bytes[length++] = entity.byte
      at += entity.wire.length
    }
  }
  return readLatin1(scratch.bytes, 0, length)
}

function entityAt(document: XmlBytes, at: number): (typeof entities)[number] | undefined {
  for (const entity of entities) {
    if (standsAt(document, at, entity.wire)) return entity
  }
  return undefined
}
