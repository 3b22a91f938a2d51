import type { Structure } from '../../protocols/index.js'
import { textOf } from '../calls/index.js'

/**
 * A part that is stored.
 *
 * @example
 * { ETag: '"b1946ac9…"', PartNumber: 3, ChecksumCRC32: 'NhCmhg==' }
 */
export interface CompletedPart {
  readonly ETag: string | undefined
  readonly PartNumber: number
  readonly [checksum: `Checksum${string}`]: string
}

/**
 * A stored part, with its checksum if the upload has one of this algorithm.
 *
 * @param output The output of UploadPart, or the result in that of UploadPartCopy.
 */
export function completedPart(number: number, output: Structure, algorithm: unknown): CompletedPart {
  const name = `Checksum${String(algorithm).toUpperCase()}` as const
  const checksum = textOf(output, name)
  return {
    ETag: textOf(output, 'ETag'),
    PartNumber: number,
    ...(checksum !== undefined && { [name]: checksum }),
  }
}
