/**
 * What a decoder makes of a body that lies in a buffer of the transport, which the next response overwrites: nothing of
 * the result may be a view of it.
 */
export function decodeThenOverwrite<T>(body: Uint8Array, decode: (body: Uint8Array) => T): T {
  const buffer = new Uint8Array(body.length + 16)
  buffer.set(body, 8)
  try {
    return decode(buffer.subarray(8, 8 + body.length))
  } finally {
    buffer.fill(0x2a)
  }
}
