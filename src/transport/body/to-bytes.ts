import { isArrayBuffer } from '../../values/index.js'

export function toBytes(chunk: unknown): Uint8Array {
  if (typeof chunk === 'string') return new TextEncoder().encode(chunk)
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  if (isArrayBuffer(chunk)) return new Uint8Array(chunk)
  throw new TypeError(
    `the requestHandler returned a body of type ${typeof chunk}; it must be a stream, bytes or text`,
  )
}
