import type { OutputMembers } from './s3-client.js'

/**
 * What an upload made.
 *
 * @example
 * { ETag: '"9b2c…-5"', VersionId: undefined, bytes: 41943040, parts: 5, output: { … } }
 */
export interface UploadResult<Client> {
  readonly ETag: string | undefined
  /** The version that was made, in a bucket that keeps versions. */
  readonly VersionId: string | undefined
  /** Number of bytes of the object. */
  readonly bytes: number
  /** Number of parts; 1 if it was sent as a whole. */
  readonly parts: number
  /** The output of PutObject or CompleteMultipartUpload. */
  readonly output: OutputMembers<Client, 'PutObject' | 'CompleteMultipartUpload'>
}

/**
 * What a copy made.
 *
 * @example
 * { ETag: '"9b2c…-5"', VersionId: undefined, bytes: 41943040, parts: 5, output: { … } }
 */
export interface CopyResult<Client> {
  readonly ETag: string | undefined
  /** The version that was made, in a bucket that keeps versions. */
  readonly VersionId: string | undefined
  /** Number of bytes of the object. */
  readonly bytes: number
  /** Number of parts; 1 if it was copied as a whole. */
  readonly parts: number
  /** The output of CopyObject or CompleteMultipartUpload. */
  readonly output: OutputMembers<Client, 'CopyObject' | 'CompleteMultipartUpload'>
}

/**
 * What a download got.
 *
 * @example
 * { ETag: '"9b2c…-5"', VersionId: undefined, bytes: 41943040, parts: 5, kept: 2, checksum: 'CRC32', output: { … } }
 */
export interface DownloadResult<Client> {
  readonly ETag: string | undefined
  readonly VersionId: string | undefined
  /** Number of bytes of the object. */
  readonly bytes: number
  /** Number of parts; 1 if it was received as a whole. */
  readonly parts: number
  /** Number of those parts that an earlier download had left. */
  readonly kept: number
  /** The algorithm of the checksum that all bytes were checked against; undefined if S3 has none for the object. */
  readonly checksum: string | undefined
  /** The output of HeadObject: the type, metadata and checksums of the object. */
  readonly output: OutputMembers<Client, 'HeadObject'>
}
