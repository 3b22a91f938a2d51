import { Crc32, Sha256 } from '@smithy/core/checksum'
import { platform } from '../../platform/index.js'
import type { RunningHash } from '../../transport/index.js'

type MakeHash = () => RunningHash

/** Every algorithm that S3 knows, the cheapest first. */
const hashes: Readonly<Record<string, () => MakeHash | Promise<MakeHash>>> = {
  CRC32: () => () => new Crc32(),
  CRC32C: async () => (await rareHashes()).crc32c,
  CRC64NVME: async () => (await rareHashes()).crc64Nvme,
  XXHASH64: async () => (await rareHashes()).xxh64,
  XXHASH3: async () => (await rareHashes()).xxh3,
  XXHASH128: async () => (await rareHashes()).xxh128,
  SHA1: () => () => platform.hash('sha1'),
  SHA256: () => () => new Sha256(),
  SHA512: () => () => platform.hash('sha512'),
  MD5: () => () => platform.hash('md5'),
}

/** Loaded when needed: few programs use one, and every process would pay for them at its start. */
const rareHashes = () => import('./rare-hashes.js')

export const knownAlgorithms: readonly string[] = Object.keys(hashes)

/** What makes a new hash; undefined for an algorithm that cannot be computed here. */
export async function loadHash(algorithm: string): Promise<MakeHash | undefined> {
  return Object.hasOwn(hashes, algorithm) ? hashes[algorithm]?.() : undefined
}

export function checksumHeader(algorithm: string): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`
}
