import { isArrayBuffer, isBytes } from '../../values/index.js'
import { describeText } from './describe-text.js'
import { PlainProblem } from './plain-problem.js'

/**
 * The bytes that a user gave for a blob: bytes in any of JavaScript's forms, or a string, which means its UTF-8.
 * @throws TypeError for anything else.
 */
export function bytesOf(value: unknown): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value, 'utf8')
  if (isBytes(value)) return value
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  if (isArrayBuffer(value)) return new Uint8Array(value)
  throw new TypeError(`a blob is bytes (Uint8Array, ArrayBuffer) or a string, not ${describe(value)}`)
}

export function encodeBase64(value: unknown): string {
  const bytes = bytesOf(value)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/**
 * Bytes of their own: a small `Buffer` is a view of a pool that others write to.
 * @throws PlainProblem for text that is not all base64: what is left out of a blob would be missed by no one.
 */
export function decodeBase64(text: unknown): Uint8Array {
  if (typeof text !== 'string') throw new PlainProblem(`a blob is base64 text, not ${describe(text)}`)
  const bytes = Buffer.from(text, 'base64')
  if (bytes.byteLength !== decodedLength(text)) return decodeBroken(text)
  return new Uint8Array(bytes)
}

/** How many bytes base64 of this length stands for; Node passes over what is no base64 and gives fewer. */
function decodedLength(text: string): number {
  const { length } = text
  if (length % 4 !== 0) return -1
  const padding = text[length - 1] !== '=' ? 0 : text[length - 2] !== '=' ? 1 : 2
  return (length / 4) * 3 - padding
}

/** Line ends are no fault in base64 (RFC 2045); anything else that was passed over is. */
function decodeBroken(text: string): Uint8Array {
  const bare = text.replace(/\s+/g, '')
  const bytes = Buffer.from(bare, 'base64')
  if (bytes.byteLength !== decodedLength(bare)) {
    throw new PlainProblem(`not base64: ${describeText(text)}`)
  }
  return new Uint8Array(bytes)
}

function describe(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`
}
