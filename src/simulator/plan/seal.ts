/**
 * Opaque tokens: a position that only the operation that issued it can read.
 *
 * A token has sixteen bytes: the masked position, and a checksum of position and operation. It is not a secret. It only
 * keeps a test from reading or inventing tokens. The same position always gives the same token, so that two runs of a
 * test send the same bytes.
 */
const FNV_OFFSET = 0xcbf29ce484222325n
const FNV_PRIME = 0x100000001b3n
const BASE64_LENGTH = 24
const UUID_LENGTH = 36

/** The bounds of a token's length in the model. */
export interface TokenLength {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

/** A token of `operation` for a position: base64 without slashes, or a UUID if the model wants the length of one. */
export function seal(operation: string, position: number, length: TokenLength = {}): string {
  const check = hash(`${operation} ${position}`)
  const bytes = Buffer.alloc(16)
  bytes.writeBigUInt64BE(check, 0)
  bytes.writeBigUInt64BE(BigInt(position) ^ mask(operation, check), 8)
  if (length.max === UUID_LENGTH) return uuid(bytes)
  // No slash: Route 53's clients remove the part of an id before a slash.
  const text = bytes.toString('base64').replaceAll('/', '_')
  return text.repeat(Math.ceil(Math.max(1, length.min ?? 0) / BASE64_LENGTH))
}

/** The position of a token; undefined if `operation` did not issue it. */
export function unseal(operation: string, token: string, length: TokenLength = {}): number | undefined {
  const bytes = bytesOf(token, length)
  if (bytes.length !== 16) return undefined
  const position = Number(bytes.readBigUInt64BE(8) ^ mask(operation, bytes.readBigUInt64BE(0)))
  if (!Number.isSafeInteger(position)) return undefined
  return seal(operation, position, length) === token ? position : undefined
}

function bytesOf(token: string, length: TokenLength): Buffer {
  if (length.max === UUID_LENGTH) return Buffer.from(token.replaceAll('-', ''), 'hex')
  return Buffer.from(token.slice(0, BASE64_LENGTH), 'base64')
}

function uuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function mask(operation: string, check: bigint): bigint {
  return hash(`mask ${operation} ${check}`)
}

/** FNV-1a of 64 bits, then mixed (http://www.isthe.com/chongo/tech/comp/fnv/; MurmurHash3's finalizer). */
function hash(text: string): bigint {
  let value = FNV_OFFSET
  for (let i = 0; i < text.length; i++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * FNV_PRIME)
  }
  value = BigInt.asUintN(64, (value ^ (value >> 33n)) * 0xff51afd7ed558ccdn)
  return value ^ (value >> 33n)
}
