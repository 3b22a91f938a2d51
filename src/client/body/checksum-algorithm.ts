import { Crc32, Sha256 } from '@smithy/core/checksum'
import { platform } from '../../platform/index.js'
import type { RunningHash } from '../../transport/index.js'

/** The algorithms that can be computed, the cheapest first. */
const hashes: Readonly<Record<string, () => RunningHash>> = {
  CRC32: () => new Crc32(),
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
