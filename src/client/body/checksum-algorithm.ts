import { platform } from '../../platform/index.js'
import type { RunningHash } from '../../transport/index.js'

type MakeHash = () => RunningHash

/** Every algorithm that S3 accepts, cheapest first. */
const hashes: Readonly<Record<string, () => MakeHash | Promise<MakeHash>>> = {
  CRC32: () => crc32,
  CRC32C: async () => (await rareHashes()).crc32c,
  CRC64NVME: async () => (await rareHashes()).crc64Nvme,
  XXHASH64: async () => (await rareHashes()).xxh64,
  XXHASH3: async () => (await rareHashes()).xxh3,
  XXHASH128: async () => (await rareHashes()).xxh128,
  SHA1: () => () => platform.hash('sha1'),
  SHA256: () => () => platform.hash('sha256'),
  SHA512: () => () => platform.hash('sha512'),
  MD5: () => () => platform.hash('md5'),
}

function crc32(): RunningHash {
  let value = 0
  return {
    update(bytes) {
      value = platform.crc32(bytes, value)
    },
    async digest() {
      const bytes = new Uint8Array(4)
      new DataView(bytes.buffer).setUint32(0, value)
      return bytes
    },
  }
}

/** Loaded on first use: few programs need one, and loading them would slow down the start of every process. */
const rareHashes = () => import('./rare-hashes.js')

export const knownAlgorithms: readonly string[] = Object.keys(hashes)

/** Returns a function that makes a new hash; undefined for an algorithm that is not known. */
export async function loadHash(algorithm: string): Promise<MakeHash | undefined> {
  return Object.hasOwn(hashes, algorithm) ? hashes[algorithm]?.() : undefined
}

export function checksumHeader(algorithm: string): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`
}
