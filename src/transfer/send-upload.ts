import type { Structure } from '../protocols/index.js'
import { type S3Calls, type Settings, textOf } from './calls/index.js'
import type { UploadResult } from './contract/index.js'
import { type CompletedPart, completedPart, throughParts } from './multipart/index.js'
import { inParallel, PartBuffer, ProgressMeter, partSizeAt, partSizeFor } from './parts/index.js'
import { type PartSource, sourceFailed } from './source/index.js'

type Input = Structure & { readonly Bucket: string; readonly Key: string }

/** An upload whose arguments were checked. */
interface Upload {
  readonly calls: S3Calls
  /** The caller's members, without `Body` and `file`. */
  readonly input: Input
  readonly settings: Settings
  readonly source: PartSource
}

/** The first part of a source, read to find out whether there is more. */
interface Beginning {
  readonly bytes: Uint8Array | undefined
  readonly buffer: PartBuffer
}

/** Sends a source as one object: by PutObject if it is smaller than the threshold, otherwise in parts. */
export async function sendUpload({ source, ...upload }: Upload): Promise<UploadResult<unknown>> {
  const { settings } = upload
  const { multipartThreshold: threshold, signal = new AbortController().signal } = settings
  const { size } = source
  const isSmall = size !== undefined && size < threshold
  const buffer = new PartBuffer()
  const firstSize = isSmall
    ? size
    : size === undefined
      ? settings.partSize
      : partSizeFor(size, settings.partSize)
  const bytes = await source.take(firstSize, buffer, signal)
  // Of a stream of unknown length, a part that is not full was the last one.
  const isWhole = isSmall || (size === undefined && (bytes?.length ?? 0) < Math.min(firstSize, threshold))
  if (!isWhole) return sendParts({ source, ...upload }, { bytes, buffer })
  return sendWhole({ source, ...upload }, bytes ?? new Uint8Array(0))
}

async function sendWhole({ calls, input, settings, source }: Upload, Body: Uint8Array) {
  const { signal = new AbortController().signal } = settings
  // A stream that has more than was promised says so here.
  await source.take(1, new PartBuffer(), signal)
  await source.check()
  const { ChecksumType: _, MpuObjectSize: __, ContentLength: ___, ...members } = input
  const output = await calls.call('PutObject', { ...members, Body }, { signal })
  const total = Body.length
  new ProgressMeter(settings.onProgress, { total, totalParts: 1 }).add(total, 1)
  return resultOf(output, { bytes: total, parts: 1 })
}

async function sendParts(upload: Upload, beginning: Beginning) {
  const { calls, settings, source } = upload
  const { signal, partSize } = settings
  const input = await withChecksum(calls, upload.input)
  const { size: total } = source
  const size = total === undefined ? undefined : partSizeFor(total, partSize)
  const totalParts =
    total === undefined || size === undefined ? undefined : Math.max(1, Math.ceil(total / size))
  const meter = new ProgressMeter(settings.onProgress, { total, totalParts })
  const parts: CompletedPart[] = []
  const sizeAt = (number: number) => size ?? partSizeAt(number, partSize)
  const store = async ({ UploadId }: { readonly UploadId: string }) => {
    const common = { ...partMembers(calls, input), UploadId }
    const sendOne = async (number: number, Body: Uint8Array, partSignal: AbortSignal) => {
      const output = await calls.call(
        'UploadPart',
        { ...common, PartNumber: number, Body },
        { signal: partSignal },
      )
      parts[number - 1] = completedPart(number, output, input.ChecksumAlgorithm)
      meter.add(Body.length, 1)
    }
    await sendAll({ source, sizeAt, sendOne, beginning, settings })
    await source.check()
    return parts
  }
  const create = calls.pick('CreateMultipartUpload', input)
  const output = await throughParts(calls, { create, input, signal, store })
  return resultOf(output, { bytes: meter.bytes, parts: meter.parts })
}

interface Sending {
  readonly source: PartSource
  readonly settings: Settings
  readonly beginning: Beginning
  sizeAt(number: number): number | undefined
  sendOne(number: number, bytes: Uint8Array, signal: AbortSignal): Promise<void>
}

/** Workers that each read a part and send it, until there is none left. The first part is there already. */
function sendAll({ source, settings, beginning, sizeAt, sendOne }: Sending): Promise<void> {
  let taken = 0
  return inParallel(settings.concurrency, settings.signal, async (signal) => {
    const isFirst = taken === 0
    const buffer = isFirst ? beginning.buffer : new PartBuffer()
    for (;;) {
      const number = ++taken
      const size = sizeAt(number)
      const bytes = number === 1 ? beginning.bytes : await source.take(size ?? 1, buffer, signal)
      if (!bytes) return
      if (size === undefined) throw tooLong()
      await sendOne(number, bytes, signal)
    }
  })
}

function tooLong(): Error {
  const remedy = 'Pass ContentLength, or a larger partSize'
  return sourceFailed(`the stream is too long for the 10,000 parts that S3 allows. ${remedy}`)
}

/**
 * The algorithm of the parts' checksums, which S3 must know from the beginning: the caller's, or the client's default. A
 * checksum of the whole object makes S3 check the object with it, as in boto3.
 */
async function withChecksum(calls: S3Calls, input: Input): Promise<Input> {
  const whole = Object.keys(input).find(
    (name) => /^Checksum(?!Algorithm$|Type$)/.test(name) && input[name] !== undefined,
  )
  if (whole !== undefined)
    return { ...input, ChecksumType: 'FULL_OBJECT', ChecksumAlgorithm: whole.slice('Checksum'.length) }
  if (input.ChecksumAlgorithm !== undefined) return input
  const { request } = await calls.checksumModes()
  return request === 'WHEN_SUPPORTED' ? { ...input, ChecksumAlgorithm: 'CRC32' } : input
}

/** The members of UploadPart, without those that describe the whole body. */
function partMembers(calls: S3Calls, input: Input): Structure {
  const members = Object.entries(calls.pick('UploadPart', input))
  return Object.fromEntries(
    members.filter(([name]) => name !== 'ContentLength' && !/^Checksum(?!Algorithm$)/.test(name)),
  )
}

function resultOf(output: Structure, { bytes, parts }: { readonly bytes: number; readonly parts: number }) {
  const [ETag, VersionId] = [textOf(output, 'ETag'), textOf(output, 'VersionId')]
  return { ETag, VersionId, bytes, parts, output }
}
