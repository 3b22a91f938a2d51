import { isBytes } from '../../values/index.js'

/** Base64 of a text's UTF-8 or of bytes; what is neither is given back for validation to refuse. */
export function toBase64(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value).toString('base64')
  if (!isBytes(value)) return value
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
}
