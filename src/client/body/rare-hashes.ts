import { Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc'
import { Xxh3_64, Xxh3_128, Xxh64 } from '@aws-sdk/checksums/xxh'

/** Algorithms that are only used if the caller names them. */
export const crc32c = () => new Crc32c()
export const crc64Nvme = () => new Crc64Nvme()
export const xxh64 = () => new Xxh64()
export const xxh3 = () => new Xxh3_64()
export const xxh128 = () => new Xxh3_128()
