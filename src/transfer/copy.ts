import type { Structure } from '../protocols/index.js'
import {
  callsOf,
  checkInput,
  memberOf,
  type S3Calls,
  type Settings,
  settingsOf,
  textOf,
} from './calls/index.js'
import type { CopyInput, CopyOptions, CopyResult, S3Client } from './contract/index.js'
import { type CompletedPart, completedPart, throughParts } from './multipart/index.js'
import { type FoundObject, findObject, ofChanged } from './object/index.js'
import { copyAnnotations, inheritedMembers, type Origin, originOf, readMembers } from './origin/index.js'
import { byteSpans, inParallel, ProgressMeter, partSizeFor } from './parts/index.js'

interface Copy {
  readonly calls: S3Calls
  readonly sourceCalls: S3Calls
  readonly input: Structure & { readonly Bucket: string; readonly Key: string }
  readonly settings: Settings
  readonly origin: Origin
}

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
  const sourceCalls = options.sourceClient ? callsOf(options.sourceClient, '`sourceClient` is') : calls
  const given: unknown = input
  checkInput(calls, given, { operation: 'CopyObject', others: [], refused: {} })
  const origin = originOf(given.CopySource)
  const { signal } = settings
  const object = await findObject(sourceCalls, readMembers(given, origin), signal)
  const job = { calls, sourceCalls, input: given, settings, origin }
  const isWhole = object.size < settings.multipartThreshold
  const { output, parts } = isWhole ? await copyWhole(job, object) : await copyParts(job, object)
  if (!isWhole) await copyAnnotations({ ...job, output, signal })
  const result = memberOf(output, 'CopyObjectResult')
  const ETag = textOf(output, 'ETag') ?? textOf(result, 'ETag')
  const VersionId = textOf(output, 'VersionId')
  return { ETag, VersionId, bytes: object.size, parts, output } as CopyResult<unknown> as CopyResult<Client>
}

interface Made {
  readonly output: Structure
  readonly parts: number
}

async function copyWhole({ calls, input, settings }: Copy, { size }: FoundObject): Promise<Made> {
  const { signal, onProgress } = settings
  const output = await calls.call('CopyObject', input, { signal })
  new ProgressMeter(onProgress, { total: size, totalParts: 1 }).add(size, 1)
  return { output, parts: 1 }
}

async function copyParts(job: Copy, object: FoundObject): Promise<Made> {
  const { calls, sourceCalls, input, settings, origin } = job
  const { signal } = settings
  const source = { calls: sourceCalls, origin, head: object.head, signal }
  const create = calls.pick('CreateMultipartUpload', await inheritedMembers(input, source))
  const parts: CompletedPart[] = []
  const store = async ({ UploadId }: { readonly UploadId: string }) => {
    await copyAll(job, { object, UploadId, parts })
    return parts
  }
  const output = await throughParts(calls, { create, input, signal, store })
  return { output, parts: parts.length }
}

interface Storing {
  readonly object: FoundObject
  readonly UploadId: string
  /** Filled by the workers. */
  readonly parts: CompletedPart[]
}

/** Workers that each copy one part after another. All are of the object with the ETag that was found. */
async function copyAll(
  { calls, input, settings, origin }: Copy,
  { object, UploadId, parts }: Storing,
): Promise<void> {
  const { size, ETag } = object
  const spans = byteSpans(size, partSizeFor(size, settings.partSize))
  const meter = new ProgressMeter(settings.onProgress, { total: size, totalParts: spans.length })
  const unchanged = ETag === undefined ? {} : { CopySourceIfMatch: ETag }
  const members = { ...unchanged, ...calls.pick('UploadPartCopy', input), UploadId }
  const open = spans.map((span, index) => ({ ...span, number: index + 1 }))
  const workers = Math.min(settings.concurrency, open.length)
  await inParallel(workers, settings.signal, async (signal) => {
    for (let next = open.shift(); next; next = open.shift()) {
      const { start, end, number } = next
      const range = { PartNumber: number, CopySourceRange: `bytes=${start}-${end}` }
      const output = await calls
        .call('UploadPartCopy', { ...members, ...range }, { signal })
        .catch((error) => {
          throw ofChanged(error, origin)
        })
      parts[number - 1] = completedPart(number, memberOf(output, 'CopyPartResult'), input.ChecksumAlgorithm)
      meter.add(end + 1 - start, 1)
    }
  })
}
