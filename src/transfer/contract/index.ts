/**
 * contract: what callers pass to a transfer, and what they get.
 *
 * In: a client, members of AWS's operations, and options. Out: their types, with the members that the client's
 * declarations have.
 */
export type {
  CopyInput,
  DownloadInput,
  S3Client,
  UploadBody,
  UploadInput,
} from './s3-client.js'
export type {
  CopyOptions,
  DownloadOptions,
  DownloadTarget,
  FileDownload,
  StreamDownload,
  TransferOptions,
  TransferProgress,
} from './transfer-options.js'
export type { CopyResult, DownloadResult, UploadResult } from './transfer-result.js'
