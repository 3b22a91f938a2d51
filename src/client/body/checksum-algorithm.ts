import { Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc'
import { Xxh3_64, Xxh3_128, Xxh64 } from '@aws-sdk/checksums/xxh'
import { Crc32, Sha256 } from '@smithy/core/checksum'
import { platform } from '../../platform/index.js'
import type { RunningHash } from '../../transport/index.js'

/** Every algorithm that S3 knows, the cheapest first. */
const hashes: Readonly<Record<string, () => RunningHash>> = {
  CRC32: () => new Crc32(),
  CRC32C: () => new Crc32c(),
  CRC64NVME: () => new Crc64Nvme(),
  XXHASH64: () => new Xxh64(),
  XXHASH3: () => new Xxh3_64(),
  XXHASH128: () => new Xxh3_128(),
  SHA1: () => platform.hash('sha1'),
  SHA256: () => new Sha256(),
  SHA512: () => platform.hash('sha512'),
  MD5: () => platform.hash('md5'),
}

export const knownAlgorithms: readonly string[] = Object.keys(hashes)

/** A new hash; undefined for an algorithm that cannot be computed here. */
export function newHash(algorithm: string): RunningHash | undefined {
  return Object.hasOwn(hashes, algorithm) ? hashes[algorithm]?.() : undefined
}

export function checksumHeader(algorithm: string): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`
}
