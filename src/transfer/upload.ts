import { callsOf, checkInput, settingsOf } from './calls/index.js'
import type { S3Client, TransferOptions, UploadInput, UploadResult } from './contract/index.js'
import { sendUpload } from './send-upload.js'
import { openSource } from './source/index.js'

const wholeBody =
  'it describes the whole body, and a part has none; pass a checksum of the object instead, such as ChecksumCRC32'
const refused = {
  ContentMD5: wholeBody,
  WriteOffsetBytes: 'an upload replaces the object; call s3.putObject to append to one',
}

/**
 * Upload a body or a file of any size to S3, in parts at the same time if it is large. A failed or aborted upload leaves
 * nothing behind. Up to `concurrency` parts of `partSize` bytes are in memory.
 *
 * @param input The members of PutObject, with `file` in place of `Body` to send a file. Each request gets those members
 *   that its operation takes.
 * @throws ServiceError if S3 refuses a request; ParamValidationError for an unknown member; NextTokenError
 *   `InvalidConfiguration` for an option, `SourceFailed` if the body or the file cannot be read or has another length
 *   than promised; UploadNotRemovedError if a failed upload could not be removed; AbortError.
 * @example
 * const { ETag } = await upload(s3, { Bucket: 'films', Key: 'moby.mp4', file: 'moby.mp4', ContentType: 'video/mp4' })
 */
export async function upload<Client extends S3Client>(
  client: Client,
  input: UploadInput<Client>,
  options: TransferOptions = {},
): Promise<UploadResult<Client>> {
  const calls = callsOf(client, 'upload() takes')
  const settings = settingsOf(options, 'upload')
  const others = ['CreateMultipartUpload', 'CompleteMultipartUpload']
  const given: unknown = input
  checkInput(calls, given, { operation: 'PutObject', others, own: ['file'], refused })
  const { Body: _, file: __, ...members } = given
  const source = await openSource(given)
  try {
    const sent = await sendUpload({ calls, input: members, settings, source })
    return sent as UploadResult<Client>
  } finally {
    source.close()
  }
}
