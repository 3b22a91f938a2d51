/** Bytes to look for in a body: whole words of four bytes, then the remaining bytes. */
export interface BytePattern {
  readonly length: number
  readonly words: readonly number[]
  readonly rest: readonly number[]
  /** The remaining bytes as the start of a word, and a mask of the bits that count; both 0 if no bytes remain. */
  readonly restWord: number
  readonly restMask: number
}

const WORD = 4

/** @example patternOf(Buffer.from('<Key>')) // the word 0x3c4b6579, and 0x3e is left */
export function patternOf({ buffer, byteOffset, byteLength }: Uint8Array): BytePattern {
  const view = new DataView(buffer, byteOffset, byteLength)
  const words = Array.from({ length: Math.floor(byteLength / WORD) }, (_, index) =>
    view.getInt32(index * WORD),
  )
  const rest = Array.from(new Uint8Array(buffer, byteOffset, byteLength).subarray(words.length * WORD))
  const padded = new DataView(new ArrayBuffer(WORD))
  for (const [index, byte] of rest.entries()) padded.setUint8(index, byte)
  const restMask = rest.length === 0 ? 0 : -1 << (8 * (WORD - rest.length))
  return { length: byteLength, words, rest, restWord: padded.getInt32(0), restMask }
}
