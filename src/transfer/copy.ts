import { callsOf, checkInput, settingsOf } from './calls/index.js'
import type { CopyInput, CopyOptions, CopyResult, S3Client } from './contract/index.js'
import { makeCopy } from './make-copy.js'

/**
 * Copy an object within S3, of any size: in parts at the same time if it is large, as CopyObject copies at most 5 GiB. The
 * copy has the source's metadata and tags unless the directives say otherwise. A failed or aborted copy leaves nothing
 * behind.
 *
 * @param input The members of CopyObject.
 * @throws ServiceError if S3 refuses a request; ParamValidationError for an unknown member; NextTokenError
 *   `ObjectChanged` if the source was replaced meanwhile, `CopyIncomplete` if annotations could not be copied,
 *   `InvalidConfiguration` for an option; UploadNotRemovedError if a failed copy could not be removed; AbortError.
 * @example
 * await copy(s3, { CopySource: { Bucket: 'films', Key: 'moby.mp4' }, Bucket: 'archive', Key: '1851/moby.mp4' })
 */
export async function copy<Client extends S3Client>(
  client: Client,
  input: CopyInput<Client>,
  options: CopyOptions = {},
): Promise<CopyResult<Client>> {
  const calls = callsOf(client, 'copy() takes')
  const settings = settingsOf(options, 'copy')
  const sourceCalls = options?.sourceClient ? callsOf(options.sourceClient, '`sourceClient` is') : calls
  const given: unknown = input
  checkInput(calls, given, { operation: 'CopyObject', others: [], refused: {} })
  return (await makeCopy({ calls, sourceCalls, input: given, settings })) as CopyResult<Client>
}
