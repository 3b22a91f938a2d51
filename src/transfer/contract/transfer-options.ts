import type { S3Client } from './s3-client.js'

/** Options of every transfer. The defaults are those of boto3's `TransferConfig`. */
export interface TransferOptions {
  /**
   * Number of bytes of a part. It is doubled until an upload or a copy has at most 10,000 parts, the maximum of S3. For
   * uploads and copies at least 5 MiB and at most 5 GiB.
   *
   * @default 8388608 (8 MiB)
   */
  readonly partSize?: number | undefined
  /**
   * Maximum number of parts that are sent or received at the same time. An upload holds as many parts in memory, and so
   * does a download into a stream.
   *
   * @default 10
   */
  readonly concurrency?: number | undefined
  /**
   * Number of bytes from which on an object is sent or received in parts; a smaller one takes one request. At most 5 GiB.
   *
   * @default 8388608 (8 MiB)
   */
  readonly multipartThreshold?: number | undefined
  /**
   * Abort the transfer: it rejects with an error named `AbortError`. The parts that an upload or a copy has stored are
   * removed first.
   *
   * @default none: the transfer cannot be aborted
   * @example
   * await upload(s3, { Bucket, Key, file }, { signal: AbortSignal.timeout(60_000) })
   */
  readonly signal?: AbortSignal | undefined
  /**
   * Called whenever bytes have been transferred. An error that it throws ends the transfer.
   *
   * @default none
   * @example
   * await upload(s3, { Bucket, Key, file }, { onProgress: ({ bytes, total }) => console.log(`${bytes} of ${total}`) })
   */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined
}

/**
 * How far a transfer is.
 *
 * @example
 * { bytes: 16777216, total: 41943040, parts: 2, totalParts: 5 }
 */
export interface TransferProgress {
  /** Number of bytes that were transferred so far. */
  readonly bytes: number
  /** Number of bytes of the object; undefined for a stream whose length is not known. */
  readonly total: number | undefined
  /** Number of parts that are complete. */
  readonly parts: number
  /** Number of all parts; undefined for a stream whose length is not known. */
  readonly totalParts: number | undefined
}

/** Options of `copy`. */
export interface CopyOptions extends TransferOptions {
  /**
   * The client that reads the source's size, metadata and tags, if the source is in another region or account.
   *
   * @default the client that copies
   */
  readonly sourceClient?: S3Client | undefined
}

/** Options of `download`. */
export interface DownloadOptions extends TransferOptions {
  /**
   * Maximum number of requests for one part whose body breaks off. Each continues where the one before ended.
   *
   * @default 5
   */
  readonly bodyAttempts?: number | undefined
}

/** A download into a file. */
export interface FileDownload extends DownloadOptions {
  /** The path of the file. It appears when it is complete, and replaces a file that is there. */
  readonly file: string
  /**
   * Continue an unfinished download of the same object: the parts that are in `<file>.partial` are checked and kept. If
   * this download fails or the process is killed, the parts stay for the next one.
   *
   * @default false
   */
  readonly resume?: boolean | undefined
  readonly to?: undefined
}

/** A download into a stream. */
export interface StreamDownload extends DownloadOptions {
  /** The stream of Node or of the web. It gets the bytes in order, and is ended, or destroyed if the download fails. */
  readonly to: NodeJS.WritableStream | WritableStream<Uint8Array>
  readonly file?: undefined
  readonly resume?: undefined
}

/** Where a download goes: the path of a file, or a file or a stream with options. */
export type DownloadTarget = string | FileDownload | StreamDownload
