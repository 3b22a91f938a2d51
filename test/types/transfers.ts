/** The types of transfers: inputs and outputs are those of the client's declarations. */
import { createReadStream, createWriteStream } from 'node:fs'
import { client, type DynamicClient } from 'nexttoken'
import { copy, download, type TransferProgress, upload } from 'nexttoken/transfer'
import { expectTypeOf } from 'vitest'
import type { HeadObjectOutput } from '../../types/s3.js'

const s3 = client('s3', { region: 'us-east-1' })
const name = { Bucket: 'films', Key: 'moby.mp4' }

export async function typed(): Promise<void> {
  const sent = await upload(s3, {
    ...name,
    file: 'moby.mp4',
    ContentType: 'video/mp4',
    Metadata: { whale: 'white' },
  })
  expectTypeOf(sent.ETag).toEqualTypeOf<string | undefined>()
  expectTypeOf(sent.output.ChecksumCRC32).toEqualTypeOf<string | undefined>()
  expectTypeOf(sent.output.Location).toEqualTypeOf<string | undefined>()
  await upload(
    s3,
    { ...name, Body: createReadStream('moby.mp4'), StorageClass: 'GLACIER' },
    { concurrency: 4 },
  )
  await upload(s3, { ...name, Body: new Uint8Array(3), SSECustomerKey: new Uint8Array(32) })
  await upload(s3, { ...name, Body: new Blob([]).stream(), ChecksumType: 'FULL_OBJECT' })
  const onProgress = (progress: TransferProgress) => console.log(progress.bytes, progress.total?.toFixed())
  const received = await download(
    s3,
    { ...name, VersionId: 'v1' },
    { file: 'moby.mp4', resume: true, onProgress },
  )
  expectTypeOf(received.output.ContentType).toEqualTypeOf<string | undefined>()
  expectTypeOf(received.output).toExtend<Partial<HeadObjectOutput>>()
  await download(s3, name, 'moby.mp4')
  await download(s3, name, { to: createWriteStream('moby.mp4') })
  await download(s3, name, { to: process.stdout })
  await download(s3, name, { to: new TransformStream<Uint8Array, Uint8Array>().writable, concurrency: 2 })
  const copied = await copy(s3, {
    ...name,
    CopySource: { Bucket: 'films', Key: 'dick.mp4' },
    TaggingDirective: 'COPY',
  })
  expectTypeOf(copied.output.VersionId).toEqualTypeOf<string | undefined>()
}

export async function refused(): Promise<void> {
  // @ts-expect-error: neither a body nor a file
  await upload(s3, name)
  // @ts-expect-error: both
  await upload(s3, { ...name, Body: '', file: 'moby.mp4' })
  // @ts-expect-error: a misspelt member
  await upload(s3, { ...name, Body: '', ContentTyp: 'video/mp4' })
  // @ts-expect-error: a number is no body
  await upload(s3, { ...name, Body: 5 })
  // @ts-expect-error: no key
  await upload(s3, { Bucket: 'films', Body: '' })
  // @ts-expect-error: a misspelt option
  await upload(s3, { ...name, Body: '' }, { concurency: 4 })
  // @ts-expect-error: a part of an object
  await download(s3, { ...name, Range: 'bytes=0-9' }, 'moby.mp4')
  // @ts-expect-error: two targets
  await download(s3, name, { file: 'moby.mp4', to: process.stdout })
  // @ts-expect-error: a stream cannot be resumed
  await download(s3, name, { to: process.stdout, resume: true })
  // @ts-expect-error: no source
  await copy(s3, name)
  // @ts-expect-error: a client of another service
  await upload(client('sns', { region: 'us-east-1' }), { ...name, Body: '' })
}

/** A client without declarations takes every member. */
export async function untyped(dynamic: DynamicClient): Promise<void> {
  const { ETag, output } = await upload(dynamic, { ...name, Body: '', ContentType: 'text/plain' })
  expectTypeOf(ETag).toEqualTypeOf<string | undefined>()
  expectTypeOf(output.anything).toEqualTypeOf<unknown>()
  await download(dynamic, { ...name, VersionId: 'v1' }, 'moby.mp4')
  await copy(dynamic, { ...name, CopySource: 'films/dick.mp4' })
  // @ts-expect-error: neither a body nor a file
  await upload(dynamic, name)
}
