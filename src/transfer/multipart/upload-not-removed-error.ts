import { NextTokenError } from '../../errors/index.js'
import { messageOf } from '../../values/index.js'

interface Failed {
  readonly Bucket: string
  readonly Key: string
  readonly uploadId: string
  /** Why the upload failed. */
  readonly failure: unknown
  /** Why it could not be removed. */
  readonly refusal: unknown
}

/**
 * An upload or a copy failed, and its parts could not be removed. The failure is the `cause`.
 *
 * @example
 * try { await upload(s3, { Bucket, Key, file }) } catch (error) {
 *   if (error instanceof UploadNotRemovedError) await s3.abortMultipartUpload({ Bucket, Key, UploadId: error.uploadId })
 * }
 */
export class UploadNotRemovedError extends NextTokenError {
  override readonly name = 'UploadNotRemovedError'
  /** The id of the upload whose parts remain. */
  readonly uploadId: string

  constructor({ Bucket, Key, uploadId, failure, refusal }: Failed) {
    const problem =
      `the upload of ${Key} into ${Bucket} failed (${messageOf(failure)}), and its parts could not be removed ` +
      `(${messageOf(refusal)}). S3 charges for them until abortMultipartUpload is called with UploadId '${uploadId}'`
    super('UploadNotRemoved', problem, { service: 's3', cause: failure })
    this.uploadId = uploadId
  }
}
