import { platform } from '../../platform/index.js'
import type { BodyCheck } from '../../transport/index.js'

type Check = (headers: Readonly<Record<string, string>>) => Promise<BodyCheck | undefined>

/** The check of a response's body against a header with its CRC-32 in decimal digits. */
export function crc32Check(header: string | undefined): Check | undefined {
  if (header === undefined) return undefined
  return async ({ [header]: told, 'content-encoding': encoding }) => {
    // The checksum is of what the service wrote, and encodings are taken off later.
    if (!told || encoding !== undefined) return undefined
    const expected = Number(told)
    let actual = 0
    return {
      update(chunk) {
        actual = platform.crc32(chunk, actual)
      },
      async finish() {
        if (actual === expected) return undefined
        return `has the CRC-32 ${actual}, and its header ${header} says ${told}: it was changed on the way`
      },
    }
  }
}
