import { seededRandom } from '../../support/seeded-random.js'

/** Bytes that repeat after a length that no part has, so that bytes in a wrong place are noticed. */
export function testBytes(size: number, seed = 1): Buffer {
  const random = seededRandom(seed)
  const pattern = Buffer.from(Array.from({ length: 65_521 }, () => Math.floor(random() * 256)))
  return Buffer.alloc(size, pattern)
}
