/**
 * The bytes that a user gave for a blob: bytes in any of JavaScript's forms, or a string, which means its UTF-8.
 * @throws TypeError for anything else.
 */
export function bytesOf(value: unknown): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value, 'utf8')
  if (value instanceof Uint8Array) return value
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  throw new TypeError(`a blob is bytes (Uint8Array, ArrayBuffer) or a string, not ${describe(value)}`)
}

export function encodeBase64(value: unknown): string {
  const bytes = bytesOf(value)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** Bytes of their own: a small `Buffer` is a view of a pool that others write to. */
export function decodeBase64(text: unknown): Uint8Array {
  if (typeof text !== 'string') throw new TypeError(`a blob is base64 text, not ${describe(text)}`)
  return new Uint8Array(Buffer.from(text, 'base64'))
}

function describe(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`
}
