/** Bytes to look for in a body: whole words of four bytes, then what is left. */
export interface BytePattern {
  readonly length: number
  readonly words: Int32Array
  readonly rest: Uint8Array
}

const WORD = 4

/**
 * @example patternOf(Buffer.from('<Key>')) // { length: 5, words: Int32Array [0x3c4b6579], rest: Uint8Array [0x3e] }
 */
export function patternOf({ buffer, byteOffset, byteLength }: Uint8Array): BytePattern {
  const view = new DataView(buffer, byteOffset, byteLength)
  const words = Int32Array.from({ length: Math.floor(byteLength / WORD) }, (_, index) =>
    view.getInt32(index * WORD),
  )
  const start = words.length * WORD
  return {
    length: byteLength,
    words,
    rest: new Uint8Array(buffer.slice(byteOffset + start, byteOffset + byteLength)),
  }
}
