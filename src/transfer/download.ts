import type { Structure } from '../protocols/index.js'
import { callsOf, checkInput, type S3Calls, type Settings, settingsOf } from './calls/index.js'
import type { DownloadInput, DownloadResult, DownloadTarget, S3Client } from './contract/index.js'
import { type FoundObject, findChecked, ObjectCheck, readSpan } from './object/index.js'
import { byteSpans, inParallel, ProgressMeter, type Span } from './parts/index.js'
import { type Target, targetOf } from './target/index.js'

const part = 'a download is of the whole object; call s3.getObject for a part of it'
const refused = { Range: part, PartNumber: part }

interface Download {
  readonly calls: S3Calls
  readonly input: Structure & { readonly Bucket: string; readonly Key: string }
  readonly settings: Settings
  readonly target: Target
  readonly isStream: boolean
}

/**
 * Download an object of S3 into a file or a stream, in parts at the same time if it is large. All parts are of the same
 * object, and its bytes are checked against its checksum, if S3 has one. The file appears when it is complete.
 *
 * @param input The members of GetObject.
 * @param target The path of a file, or `{ file }` or `{ to: stream }` with options.
 * @throws ServiceError if S3 refuses a request; NextTokenError `ObjectChanged` if the object was replaced meanwhile,
 *   `ChecksumMismatch`, `InvalidTarget`, `TargetConflict`, `TargetFailed`; ParamValidationError for an unknown member;
 *   AbortError.
 * @example
 * await download(s3, { Bucket: 'films', Key: 'moby.mp4' }, 'moby.mp4')
 * await download(s3, { Bucket: 'films', Key: 'moby.mp4' }, { file: 'moby.mp4', resume: true, concurrency: 4 })
 */
export async function download<Client extends S3Client>(
  client: Client,
  input: DownloadInput<Client>,
  target: DownloadTarget,
): Promise<DownloadResult<Client>> {
  const calls = callsOf(client, 'download() takes')
  const settings = settingsOf(typeof target === 'string' ? {} : target, 'download')
  const given: unknown = input
  checkInput(calls, given, { operation: 'GetObject', others: ['HeadObject'], refused })
  const isStream = typeof target === 'object' && target?.to !== undefined
  const place = await targetOf(target)
  try {
    const received = await receive({ calls, input: given, settings, target: place, isStream })
    return received as DownloadResult<Client>
  } catch (error) {
    await place.abandon(error)
    throw error
  }
}

async function receive(download: Download): Promise<DownloadResult<unknown>> {
  const { calls, input, settings, target } = download
  const signal = settings.signal ?? new AbortController().signal
  const object = await findChecked(calls, input, signal)
  const { size, ETag, VersionId, head } = object
  const check = size === 0 ? undefined : await ObjectCheck.of({ calls, input, object, signal })
  const { Bucket, Key } = input
  const plan = { Bucket, Key, ETag, VersionId, size, partSize: partSizeOf(download, size) }
  const { partSize, done } = await target.open(plan, check)
  const spans = byteSpans(size, partSize)
  const meter = new ProgressMeter(settings.onProgress, { total: size, totalParts: spans.length })
  const kept = spans.filter((_, index) => done.has(index))
  meter.add(
    kept.reduce((bytes, { start, end }) => bytes + end + 1 - start, 0),
    kept.length,
  )
  await readAll(download, { object, spans, done, meter })
  const checksum = await target.finish(signal)
  return {
    ...{ ETag, VersionId, bytes: size, parts: Math.max(1, spans.length) },
    ...{ kept: kept.length, checksum, output: head },
  }
}

/** What is smaller than the threshold is one part. The parts for a stream wait in memory, so they are never larger. */
function partSizeOf({ settings, isStream }: Download, size: number): number {
  const { partSize, multipartThreshold } = settings
  if (size >= multipartThreshold) return partSize
  return isStream ? Math.min(partSize, Math.max(1, size)) : Math.max(1, size)
}

interface Reading {
  readonly object: FoundObject
  readonly spans: readonly Span[]
  readonly done: ReadonlySet<number>
  readonly meter: ProgressMeter
}

/** Workers that each read one span after another. */
async function readAll(download: Download, { object, spans, done, meter }: Reading): Promise<void> {
  const { calls, input, settings, target } = download
  const { bodyAttempts } = settings
  const open = spans.flatMap((span, index) => (done.has(index) ? [] : [{ span, index }]))
  const workers = Math.min(settings.concurrency, open.length)
  await inParallel(workers, settings.signal, async (signal) => {
    for (let next = open.shift(); next; next = open.shift()) {
      const writer = target.part(next.index, signal)
      let received = 0
      const write = (bytes: Uint8Array) => {
        received += bytes.length
        meter.add(bytes.length, 0)
        return writer.write(bytes)
      }
      const restart = () => {
        meter.add(-received, 0)
        received = 0
        writer.restart()
      }
      await readSpan({ calls, input, object, bodyAttempts, signal, write, restart }, next.span)
      await writer.finish()
      meter.add(0, 1)
    }
  })
}
