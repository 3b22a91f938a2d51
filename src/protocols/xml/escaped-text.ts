import { AMPERSAND, PLAIN, TEXT_CLASS } from './byte-class.js'
import { readLatin1 } from './latin1.js'

const entities = [
  { wire: Buffer.from('&quot;'), byte: 0x22 },
  { wire: Buffer.from('&amp;'), byte: 0x26 },
  { wire: Buffer.from('&apos;'), byte: 0x27 },
  { wire: Buffer.from('&lt;'), byte: 0x3c },
  { wire: Buffer.from('&gt;'), byte: 0x3e },
]
type Entity = (typeof entities)[number]

/** Longer text is rare, and left to the reader of all text. */
const scratch = Buffer.alloc(1024)

/** The length of XML's own entity whose `&` stands at `at`; 0 for other references. */
export function entityLength(bytes: Uint8Array, at: number): number {
  return entityAt(bytes, at)?.wire.length ?? 0
}

/**
 * Text of ASCII and XML's own entities, as S3's `&quot;…&quot;` around every ETag: unescaped byte by byte, so that
 * one flat string comes of it instead of many pieces. undefined for any other text.
 */
export function readEscaped(bytes: Buffer, start: number, end: number): string | undefined {
  if (end - start > scratch.length) return undefined
  let length = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (TEXT_CLASS[byte] === PLAIN) {
      scratch[length++] = byte
      continue
    }
    const entity = byte === AMPERSAND ? entityAt(bytes, at) : undefined
    if (entity === undefined) return undefined
    scratch[length++] = entity.byte
    at += entity.wire.length - 1
  }
  return readLatin1(scratch, 0, length)
}

function entityAt(bytes: Uint8Array, at: number): Entity | undefined {
  for (const entity of entities) {
    if (standsAt(bytes, at, entity.wire)) return entity
  }
  return undefined
}

/** Whether these bytes begin at `at`. */
export function standsAt(bytes: Uint8Array, at: number, wire: Uint8Array): boolean {
  for (let i = 0; i < wire.length; i++) {
    if (bytes[at + i] !== wire[i]) return false
  }
  return true
}
