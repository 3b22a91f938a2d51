import { isArrayBuffer, isBytes } from '../../values/index.js'
import { describeText } from './describe-text.js'
import { ParseError } from './parse-error.js'

/**
 * The bytes of a blob that a user passed: any of JavaScript's types of bytes, or a string, which is encoded as UTF-8.
 *
 * @throws TypeError for anything else.
 */
export function bytesOf(value: unknown): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value, 'utf8')
  if (isBytes(value)) return value
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  if (isArrayBuffer(value)) return new Uint8Array(value)
  throw new TypeError(`a blob must be bytes (Uint8Array, ArrayBuffer) or a string, not ${describe(value)}`)
}

export function encodeBase64(value: unknown): string {
  const bytes = bytesOf(value)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/**
 * Decodes base64 into new bytes: a small `Buffer` is a view of a pool that other code writes to.
 *
 * @throws ParseError for text that is not base64. Node skips such characters, and the blob would be incomplete.
 */
export function decodeBase64(text: unknown): Uint8Array {
  if (typeof text !== 'string') throw new ParseError(`a blob must be base64 text, not ${describe(text)}`)
  const bytes = Buffer.from(text, 'base64')
  if (bytes.byteLength !== decodedLength(text)) return decodeBroken(text)
  return new Uint8Array(bytes)
}

/** The number of bytes that base64 of this length stands for. Node skips invalid characters and gives fewer. */
function decodedLength(text: string): number {
  const { length } = text
  if (length % 4 !== 0) return -1
  const padding = text[length - 1] !== '=' ? 0 : text[length - 2] !== '=' ? 1 : 2
  return (length / 4) * 3 - padding
}

/** Base64 can contain line ends (RFC 2045), but no other characters that Node skips. */
function decodeBroken(text: string): Uint8Array {
  const bare = text.replace(/\s+/g, '')
  const bytes = Buffer.from(bare, 'base64')
  if (bytes.byteLength !== decodedLength(bare)) {
    throw new ParseError(`not base64: ${describeText(text)}`)
  }
  return new Uint8Array(bytes)
}

function describe(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`
}
