import { isArrayBuffer } from '../../values/index.js'
import type { PartSource } from './part-source.js'

/** A text or any form of bytes as bytes; undefined for anything else. */
export function asBytes(value: unknown): Uint8Array | undefined {
  if (typeof value === 'string') return Buffer.from(value)
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return isArrayBuffer(value) ? new Uint8Array(value) : undefined
}

/** Bytes that the caller holds in memory: parts of them are not copied. */
export function bytesSource(bytes: Uint8Array): PartSource {
  let position = 0
  return {
    size: bytes.length,
    async take(size) {
      if (position >= bytes.length) return undefined
      const part = bytes.subarray(position, position + size)
      position += part.length
      return part
    },
    check: async () => {},
    close: () => {},
  }
}
