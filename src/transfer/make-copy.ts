import type { Structure } from '../protocols/index.js'
import { memberOf, type S3Calls, type Settings, textOf } from './calls/index.js'
import type { CopyResult } from './contract/index.js'
import { type CompletedPart, completedPart, throughParts } from './multipart/index.js'
import { type FoundObject, findObject, ofChanged } from './object/index.js'
import { copyAnnotations, inheritedMembers, type Origin, originOf, readMembers } from './origin/index.js'
import { byteSpans, inParallel, ProgressMeter, partSizeFor } from './parts/index.js'

/** A copy whose arguments were checked. */
interface Copy {
  readonly calls: S3Calls
  readonly sourceCalls: S3Calls
  readonly input: Structure & { readonly Bucket: string; readonly Key: string }
  readonly settings: Settings
}

type CopyOf = Copy & { readonly origin: Origin }

/** Copies an object: by CopyObject if it is smaller than the threshold, otherwise in parts. */
export async function makeCopy(given: Copy): Promise<CopyResult<unknown>> {
  const { sourceCalls, input, settings } = given
  const origin = originOf(input.CopySource)
  const { signal } = settings
  const object = await findObject(sourceCalls, readMembers(input, origin), signal)
  const job = { ...given, origin }
  const isWhole = object.size < settings.multipartThreshold
  const { output, parts } = isWhole ? await copyWhole(job, object) : await copyParts(job, object)
  if (!isWhole) await copyAnnotations({ ...job, output, signal })
  const result = memberOf(output, 'CopyObjectResult')
  const ETag = textOf(output, 'ETag') ?? textOf(result, 'ETag')
  return { ETag, VersionId: textOf(output, 'VersionId'), bytes: object.size, parts, output }
}

interface Made {
  readonly output: Structure
  readonly parts: number
}

async function copyWhole({ calls, input, settings }: CopyOf, { size }: FoundObject): Promise<Made> {
  const { signal, onProgress } = settings
  const output = await calls.call('CopyObject', input, { signal })
  new ProgressMeter(onProgress, { total: size, totalParts: 1 }).add(size, 1)
  return { output, parts: 1 }
}

async function copyParts(job: CopyOf, object: FoundObject): Promise<Made> {
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
  { calls, input, settings, origin }: CopyOf,
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
