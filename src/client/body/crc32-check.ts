import { platform } from '../../platform/index.js'
import type { FindBodyCheck } from '../../transport/index.js'

/** Checks a response's body against the header that has its CRC-32 in decimal digits, as DynamoDB sends it. */
export function crc32Check(header: string | undefined): FindBodyCheck | undefined {
  if (header === undefined) return undefined
  return ({ [header]: checksum, 'content-encoding': encoding }) => {
    // The checksum covers the body before it was compressed, and decompression happens after this check.
    if (!checksum || encoding !== undefined) return undefined
    const expected = Number(checksum)
    let actual = 0
    return {
      update(chunk) {
        actual = platform.crc32(chunk, actual)
      },
      finish() {
        if (actual === expected) return undefined
        return `has the CRC-32 ${actual}, but its header ${header} says ${checksum}: it was changed on the way`
      },
    }
  }
}
