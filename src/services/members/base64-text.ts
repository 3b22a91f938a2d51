import { isBytes } from '../../values/index.js'

/** Base64 of bytes, or of a text's UTF-8. Any other value is returned as it is, and validation refuses it. */
export function toBase64(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value).toString('base64')
  if (!isBytes(value)) return value
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
}
