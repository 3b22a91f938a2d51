import { createReadStream, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { type UploadBody, upload } from 'nexttoken/transfer'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../sinks/support/folder.js'
import { crcOf } from './support/s3-store.js'
import { uploadSmall } from './support/small-parts.js'
import { startStore } from './support/start-store.js'
import { testBytes } from './support/test-bytes.js'

const at = temporaryFolder()
const mebibyte = 2 ** 20
const name = { Bucket: 'films', Key: 'moby.mp4' }
const stored = 'films/moby.mp4'

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

describe('upload', () => {
  it('sends a file in parts of 8 MiB from 8 MiB on, and what is smaller as a whole, as boto3 does', async () => {
    const { store, s3 } = await startStore()
    const bytes = testBytes(8 * mebibyte)
    writeFileSync(at('large'), bytes)
    writeFileSync(at('small'), bytes.subarray(1))
    const large = await upload(s3, { ...name, file: at('large') })
    expect(store.operations()).toEqual(['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'])
    expect(large).toMatchObject({ bytes: bytes.length, parts: 1, ETag: store.find(stored).etag })
    expect(bytes.equals(store.find(stored).bytes)).toBe(true)
    const small = await upload(s3, { ...name, file: at('small') })
    expect(store.operations().at(-1)).toBe('PutObject')
    expect(small).toMatchObject({ bytes: bytes.length - 1, parts: 1, ETag: store.find(stored).etag })
    expect(bytes.subarray(1).equals(store.find(stored).bytes)).toBe(true)
  })

  it('sends parts of the size that was asked for, at the same time', async () => {
    const { store, s3 } = await startStore()
    const bytes = testBytes(5 * mebibyte + 1)
    store.holdUntil('UploadPart', 2)
    const seen: unknown[] = []
    const { parts } = await upload(
      s3,
      { ...name, Body: bytes },
      { partSize: 5 * mebibyte, multipartThreshold: mebibyte, onProgress: (progress) => seen.push(progress) },
    )
    expect(parts).toBe(2)
    expect(store.find(stored).partSizes).toEqual([5 * mebibyte, 1])
    expect(store.inFlight.most).toBe(2)
    expect(seen).toHaveLength(2)
    expect(seen.at(-1)).toEqual({ bytes: bytes.length, total: bytes.length, parts: 2, totalParts: 2 })
  })

  it('gives each operation the members that it takes', async () => {
    const { store, s3 } = await startStore()
    const key = Buffer.alloc(32, 7)
    await uploadSmall(s3, {
      ...name,
      ...{
        Body: testBytes(25),
        ContentType: 'video/mp4',
        Metadata: { whale: 'white' },
        Tagging: 'year=1851',
      },
      ...{ RequestPayer: 'requester', ExpectedBucketOwner: '111122223333', IfNoneMatch: '*' },
      ...{ SSECustomerAlgorithm: 'AES256', SSECustomerKey: key, StorageClass: 'STANDARD_IA' },
    })
    const headersOf = (operation: string) =>
      store.requests.find((one) => one.operation === operation)?.headers ?? {}
    const everywhere = {
      'x-amz-request-payer': 'requester',
      'x-amz-expected-bucket-owner': '111122223333',
      'x-amz-server-side-encryption-customer-key': key.toString('base64'),
    }
    for (const operation of ['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'])
      expect(headersOf(operation)).toMatchObject(everywhere)
    expect(headersOf('CreateMultipartUpload')).toMatchObject({
      ...{ 'content-type': 'video/mp4', 'x-amz-meta-whale': 'white', 'x-amz-tagging': 'year=1851' },
      ...{ 'x-amz-storage-class': 'STANDARD_IA', 'x-amz-checksum-algorithm': 'CRC32' },
    })
    expect(headersOf('CreateMultipartUpload')['if-none-match']).toBeUndefined()
    expect(headersOf('UploadPart')['x-amz-meta-whale']).toBeUndefined()
    expect(headersOf('CompleteMultipartUpload')['if-none-match']).toBe('*')
  })

  const text = 'Call me Ishmael. Some years ago…'

  it.each<[string, () => UploadBody, Buffer]>([
    ['text', () => text, Buffer.from(text)],
    ['bytes', () => testBytes(35), testBytes(35)],
    [
      'a view of bytes',
      () => new DataView(Uint8Array.from(testBytes(99)).buffer, 7, 35),
      testBytes(99).subarray(7, 42),
    ],
    ['an ArrayBuffer', () => Uint8Array.from(testBytes(35)).buffer, testBytes(35)],
    ['a Blob', () => new Blob([testBytes(35)]), testBytes(35)],
    ['a Readable', () => Readable.from([testBytes(35)]), testBytes(35)],
    ['a Readable of text', () => Readable.from(['Call me ', 'Ishmael…']), Buffer.from('Call me Ishmael…')],
    ['a web stream', () => new Blob([testBytes(35)]).stream(), testBytes(35)],
    ['an async iterable of pieces', () => chunksOf(testBytes(35), 4), testBytes(35)],
    ['an async iterable of nothing', () => chunksOf(testBytes(0), 4), testBytes(0)],
    ['pieces that are larger than a part', () => chunksOf(testBytes(64), 33), testBytes(64)],
    ['a stream that ends with a part', () => chunksOf(testBytes(30), 5), testBytes(30)],
    ['no bytes', () => Buffer.alloc(0), testBytes(0)],
    ['one byte less than the threshold', () => testBytes(9), testBytes(9)],
    ['a stream of one byte less than the threshold', () => chunksOf(testBytes(9), 4), testBytes(9)],
    ['a stream of exactly the threshold', () => chunksOf(testBytes(10), 4), testBytes(10)],
  ])('sends %s', async (_, body, expected) => {
    const { store, s3 } = await startStore()
    const { bytes, parts } = await uploadSmall(s3, { ...name, Body: body() })
    expect(Buffer.from(store.find(stored).bytes)).toEqual(expected)
    expect(bytes).toBe(expected.length)
    expect(parts).toBe(Math.max(1, Math.ceil(expected.length / 10)))
    expect(store.operations()[0]).toBe(expected.length < 10 ? 'PutObject' : 'CreateMultipartUpload')
  })

  it('reads a stream no further than its parts in flight', async () => {
    const { store, s3 } = await startStore()
    let given = 0
    async function* counted() {
      for (let index = 0; index < 20; index++) {
        yield testBytes(10)
        given++
        const sent = store.operations().filter((operation) => operation === 'UploadPart').length
        // The parts that were sent, the three in memory, and the piece that is asked for next.
        expect(given).toBeLessThanOrEqual(sent + 4)
      }
    }
    await uploadSmall(s3, { ...name, Body: counted() }, { concurrency: 3 })
    expect(given).toBe(20)
    expect(store.inFlight.most).toBeLessThanOrEqual(3)
  })

  it('sends a file’s ReadStream, and a part of a file', async () => {
    const { store, s3 } = await startStore()
    writeFileSync(at('read'), testBytes(95))
    await uploadSmall(s3, { ...name, Body: createReadStream(at('read'), { start: 5, end: 64 }) })
    expect(Buffer.from(store.find(stored).bytes)).toEqual(testBytes(95).subarray(5, 65))
  })

  it('tells of a stream of unknown length how far it is, and of a known one how much remains', async () => {
    const { s3 } = await startStore()
    const seen: unknown[] = []
    const onProgress = (progress: unknown) => void seen.push(progress)
    await uploadSmall(s3, { ...name, Body: chunksOf(testBytes(15), 4) }, { onProgress, concurrency: 1 })
    await uploadSmall(
      s3,
      { ...name, Body: chunksOf(testBytes(15), 4), ContentLength: 15 },
      { onProgress, concurrency: 1 },
    )
    expect(seen).toEqual([
      { bytes: 10, total: undefined, parts: 1, totalParts: undefined },
      { bytes: 15, total: undefined, parts: 2, totalParts: undefined },
      { bytes: 10, total: 15, parts: 1, totalParts: 2 },
      { bytes: 15, total: 15, parts: 2, totalParts: 2 },
    ])
  })
})

describe('checksums of an upload', () => {
  it('are CRC32 for each part by default, known to S3 from the beginning', async () => {
    const { store, s3 } = await startStore()
    await uploadSmall(s3, { ...name, Body: testBytes(25) })
    const digests = [
      [0, 10],
      [10, 20],
      [20, 25],
    ].map(([start, end]) => crcOf(testBytes(25).subarray(start, end)))
    const expected = crcOf(Buffer.concat(digests.map((digest) => Buffer.from(digest, 'base64'))))
    expect(store.find(stored).checksums['x-amz-checksum-crc32']).toBe(`${expected}-3`)
  })

  it('are those of the algorithm that was asked for', async () => {
    const { store, s3 } = await startStore()
    await uploadSmall(s3, { ...name, Body: testBytes(25), ChecksumAlgorithm: 'SHA256' })
    expect(store.find(stored).checksums['x-amz-checksum-sha256']).toMatch(/-3$/)
  })

  it('are absent if the client sends none', async () => {
    const { store, s3 } = await startStore({ requestChecksumCalculation: 'WHEN_REQUIRED' })
    await uploadSmall(s3, { ...name, Body: testBytes(25) })
    const names = store.requests.flatMap(({ headers }) => Object.keys(headers))
    expect(names.filter((header) => header.includes('checksum'))).toEqual([])
    expect(store.find(stored).checksums).toEqual({})
  })

  it('cover the whole object if the caller passes one, and S3 checks it', async () => {
    const { store, s3 } = await startStore()
    const right = { ...name, Body: testBytes(25), ChecksumCRC32: crcOf(testBytes(25)) }
    await uploadSmall(s3, right)
    expect(store.find(stored).checksums).toMatchObject({ 'x-amz-checksum-type': 'FULL_OBJECT' })
    const wrong = uploadSmall(s3, { ...right, ChecksumCRC32: crcOf(testBytes(26)) })
    await expect(wrong).rejects.toMatchObject({ code: 'BadDigest' })
    expect(store.uploads.size).toBe(0)
  })

  it('cover the whole object if the caller asks for it', async () => {
    const { store, s3 } = await startStore()
    await uploadSmall(s3, { ...name, Body: testBytes(25), ChecksumType: 'FULL_OBJECT' })
    expect(store.find(stored).checksums['x-amz-checksum-crc32']).toBe(crcOf(testBytes(25)))
    await uploadSmall(s3, { ...name, Body: testBytes(5), ChecksumType: 'FULL_OBJECT' })
    expect(store.operations().at(-1)).toBe('PutObject')
  })
})
