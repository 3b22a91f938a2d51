/**
 * transfer: whole objects of S3, of any size.
 *
 * In: a client of S3, the members of an operation, and a body, a file or a stream. Out: an object, or a file, that is
 * complete or not there. The parts travel at the same time, by the client's own calls.
 *
 * `calls` is the way to the client, `parts` what all transfers share, `source` and `target` the two ends on this machine,
 * `multipart` and `object` the two ends in S3. Directly here: one file for each direction.
 */
export type {
  CopyInput,
  CopyOptions,
  CopyResult,
  DownloadInput,
  DownloadOptions,
  DownloadResult,
  DownloadTarget,
  FileDownload,
  S3Client,
  StreamDownload,
  TransferOptions,
  TransferProgress,
  UploadBody,
  UploadInput,
  UploadResult,
} from './contract/index.js'
export { copy } from './copy.js'
export { download } from './download.js'
export { UploadNotRemovedError } from './multipart/index.js'
export { upload } from './upload.js'
