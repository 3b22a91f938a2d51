import { hash } from 'node:crypto'

const BLOCK = 64
const DIGEST = 32

/**
 * HMAC-SHA-256 of many texts with one key (RFC 2104), as two hashes over buffers that hold the key already. `createHmac`
 * makes an object with a stream's prototype for each text, which costs a page twice as much.
 */
export function hmacSha256Hex(key: Uint8Array): (text: string) => string {
  const block = key.byteLength > BLOCK ? hash('sha256', key, 'buffer') : key
  let inner = padded(block, 0x36, BLOCK + 256)
  const outer = padded(block, 0x5c, BLOCK + DIGEST)
  return (text) => {
    const length = BLOCK + Buffer.byteLength(text)
    if (length > inner.length) inner = padded(block, 0x36, length)
    inner.write(text, BLOCK)
    outer.set(hash('sha256', inner.subarray(0, length), 'buffer'), BLOCK)
    return hash('sha256', outer, 'hex')
  }
}

/** A buffer that starts with the key's block, each byte of it combined with `pad`. */
function padded(key: Uint8Array, pad: number, size: number): Buffer {
  const buffer = Buffer.alloc(size)
  for (let index = 0; index < BLOCK; index++) buffer[index] = (key[index] ?? 0) ^ pad
  return buffer
}
