import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { PassThrough, Writable } from 'node:stream'
import { download } from 'nexttoken/transfer'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../sinks/support/folder.js'
import { crcOf, type S3Store } from './support/s3-store.js'
import { startStore } from './support/start-store.js'
import { testBytes } from './support/test-bytes.js'

const at = temporaryFolder()
const name = { Bucket: 'films', Key: 'moby.mp4' }
const stored = 'films/moby.mp4'
const small = { partSize: 10, multipartThreshold: 10, concurrency: 3 }

/** A folder for one test. */
function folder(label: string): (file: string) => string {
  mkdirSync(at(label))
  return (file) => `${at(label)}/${file}`
}

function rangesIn(store: S3Store): string[] {
  return store.requests.flatMap((request) => (request.name.startsWith('GetObject') ? [request.name] : []))
}

describe('download into a file', () => {
  it('takes what is smaller than 8 MiB as a whole, and the rest in parts of 8 MiB, as boto3 does', async () => {
    const { store, s3 } = await startStore()
    const bytes = testBytes(8 * 2 ** 20 + 1)
    store.put(stored, bytes)
    const inHere = folder('sizes')
    const large = await download(s3, name, inHere('large'))
    expect(rangesIn(store)).toEqual(['GetObject 0-8388607', 'GetObject 8388608-8388608'])
    expect(large).toMatchObject({ bytes: bytes.length, parts: 2, kept: 0, ETag: store.find(stored).etag })
    expect(bytes.equals(readFileSync(inHere('large')))).toBe(true)
    store.put(stored, bytes.subarray(2))
    await download(s3, name, { file: inHere('small') })
    expect(rangesIn(store).at(-1)).toBe('GetObject')
    expect(bytes.subarray(2).equals(readFileSync(inHere('small')))).toBe(true)
    expect(readdirSync(at('sizes'))).toEqual(['large', 'small'])
  })

  it('receives parts at the same time, all of the object with the ETag that was found', async () => {
    const { store, s3 } = await startStore()
    const { etag } = store.put(stored, testBytes(95))
    store.holdUntil('GetObject', 3)
    const seen: unknown[] = []
    await download(s3, name, { file: at('parts'), ...small, onProgress: (progress) => seen.push(progress) })
    expect(readFileSync(at('parts'))).toEqual(testBytes(95))
    expect(store.inFlight.most).toBe(3)
    const tags = store.requests.slice(1).map(({ headers }) => headers['if-match'])
    expect(new Set(tags)).toEqual(new Set([etag]))
    expect(seen.at(-1)).toEqual({ bytes: 95, total: 95, parts: 10, totalParts: 10 })
  })

  it('gives each request the members that it takes', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(25))
    const key = Buffer.alloc(32, 7)
    const since = new Date('2026-01-01T00:00:00Z')
    await download(
      s3,
      {
        ...name,
        SSECustomerAlgorithm: 'AES256',
        SSECustomerKey: key,
        RequestPayer: 'requester',
        IfModifiedSince: since,
      },
      { file: at('members'), ...small },
    )
    const shared = {
      'x-amz-server-side-encryption-customer-key': key.toString('base64'),
      'x-amz-request-payer': 'requester',
    }
    for (const { headers } of store.requests) expect(headers).toMatchObject(shared)
    expect(store.requests.map(({ headers }) => headers['if-modified-since'] !== undefined)).toEqual([
      ...[true, false, false, false],
    ])
  })

  it('makes an empty file of an empty object', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, Buffer.alloc(0))
    const result = await download(s3, name, at('empty'))
    expect(result).toMatchObject({ bytes: 0, parts: 1 })
    expect(readFileSync(at('empty'))).toHaveLength(0)
    expect(store.operations()).toEqual(['HeadObject'])
  })

  it.skipIf(process.platform === 'win32')(
    'replaces a file, follows a link to it, and keeps its permissions',
    async () => {
      const { store, s3 } = await startStore()
      const inHere = folder('links')
      writeFileSync(inHere('real'), 'before', { mode: 0o640 })
      chmodSync(inHere('real'), 0o640)
      symlinkSync(inHere('real'), inHere('link'))
      store.put(stored, testBytes(25))
      await download(s3, name, { file: inHere('link'), ...small })
      expect(lstatSync(inHere('link')).isSymbolicLink()).toBe(true)
      expect(readFileSync(inHere('real'))).toEqual(testBytes(25))
      expect(statSync(inHere('real')).mode & 0o777).toBe(0o640)
      expect(readdirSync(at('links')).sort()).toEqual(['link', 'real'])
    },
  )

  it.each([
    [
      'a folder',
      (): string => at('.'),
      'InvalidTarget',
      'is not a file. Pass the path of a file, or { to: stream }',
    ],
    [
      'a place without a folder',
      (): string => at('no/such/file'),
      'InvalidTarget',
      'its folder does not exist',
    ],
    [
      'a read-only file',
      (): string => {
        writeFileSync(at('read-only'), '', { mode: 0o444 })
        return at('read-only')
      },
      ...['InvalidTarget', 'is read-only. Make it writable'],
    ],
    [
      'no path',
      (): string => '',
      'InvalidTarget',
      'expected the path of a file, { file: path } or { to: stream }',
    ],
  ] as const)('refuses %s before anything is sent', async (_, target, code, message) => {
    const { store, s3 } = await startStore()
    const outcome = download(s3, name, target())
    await expect(outcome).rejects.toMatchObject({ code })
    await expect(outcome).rejects.toThrow(message)
    expect(store.requests).toEqual([])
  })
})

describe('the checksum of a download', () => {
  it('is that of the object, for parts too', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(25), { checksums: { 'x-amz-checksum-crc32': crcOf(testBytes(25)) } })
    expect(await download(s3, name, { file: at('full'), ...small })).toMatchObject({ checksum: 'CRC32' })
    expect(await download(s3, name, { file: at('full') })).toMatchObject({ checksum: 'CRC32' })
  })

  it('that does not match refuses the bytes, and leaves no file', async () => {
    const { store, s3 } = await startStore()
    const inHere = folder('mismatch')
    store.put(stored, testBytes(25), { checksums: { 'x-amz-checksum-crc32': crcOf(testBytes(24)) } })
    for (const resume of [false, true]) {
      const outcome = download(s3, name, { file: inHere('x'), resume, ...small })
      await expect(outcome).rejects.toMatchObject({ code: 'ChecksumMismatch' })
    }
    expect(readdirSync(at('mismatch'))).toEqual([])
  })

  it('of the parts of an upload is checked part by part, whatever the parts of the download', async () => {
    const { store, s3 } = await startStore()
    const checksum = compositeOf([0, 7, 14, 21])
    store.put(stored, testBytes(25), { ...checksum, partSizes: [7, 7, 7, 4] })
    expect(await download(s3, name, { file: at('composite'), ...small })).toMatchObject({ checksum: 'CRC32' })
    store.put(stored, testBytes(25, 2), { ...checksum, partSizes: [7, 7, 7, 4] })
    const outcome = download(s3, name, { file: at('composite'), ...small })
    await expect(outcome).rejects.toMatchObject({ code: 'ChecksumMismatch' })
  })

  it('of parts with different sizes cannot be checked, and does not refuse the object', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(25), { ...compositeOf([0, 7, 13, 21]), partSizes: [7, 6, 8, 4] })
    expect(await download(s3, name, { file: at('uneven'), ...small })).toMatchObject({ checksum: undefined })
    expect(readFileSync(at('uneven'))).toEqual(testBytes(25))
  })

  it('is not asked for if the client does not check responses', async () => {
    const { store, s3 } = await startStore({ responseChecksumValidation: 'WHEN_REQUIRED' })
    store.put(stored, testBytes(25), { checksums: { 'x-amz-checksum-crc32': crcOf(testBytes(24)) } })
    expect(await download(s3, name, { file: at('unchecked'), ...small })).toMatchObject({
      checksum: undefined,
    })
    expect(store.requests[0]?.headers['x-amz-checksum-mode']).toBeUndefined()
  })

  function compositeOf(starts: readonly number[]) {
    const parts = starts.map((start, index) => testBytes(25).subarray(start, starts[index + 1] ?? 25))
    const digests = Buffer.concat(parts.map((part) => Buffer.from(crcOf(part), 'base64')))
    return { checksums: { 'x-amz-checksum-crc32': `${crcOf(digests)}-${parts.length}` } }
  }
})

describe('download into a stream', () => {
  it('gives the bytes in order, and ends the stream', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(95), { checksums: { 'x-amz-checksum-crc32': crcOf(testBytes(95)) } })
    const to = new PassThrough()
    const read = to.toArray()
    const result = await download(s3, name, { to, ...small })
    expect(Buffer.concat(await read)).toEqual(testBytes(95))
    expect(result).toMatchObject({ parts: 10, checksum: 'CRC32' })
    expect(to.writableFinished).toBe(true)
  })

  it('gives them to a web stream', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(95))
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const read = new Response(readable).arrayBuffer()
    await download(s3, name, { to: writable, ...small })
    expect(Buffer.from(await read)).toEqual(testBytes(95))
  })

  it('requests no more parts than may wait in memory while the stream is slow', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(200))
    let written = 0
    const to = new Writable({
      highWaterMark: 1,
      write(chunk, _, done) {
        expect(rangesIn(store).length).toBeLessThanOrEqual(written / 10 + 3)
        written += chunk.length
        setImmediate(done)
      },
    })
    await download(s3, name, { to, ...small })
    expect(written).toBe(200)
  })

  it('takes a small object in parts that are not larger than a part, as they wait in memory', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(25))
    await download(s3, name, { to: new PassThrough().resume(), partSize: 10 })
    expect(rangesIn(store)).toEqual(['GetObject 0-9', 'GetObject 10-19', 'GetObject 20-24'])
  })

  it('ends with the error of the stream', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(95))
    const to = new Writable({ write: (_, __, done) => done(new Error('the pipe is full')) })
    const outcome = download(s3, name, { to, ...small })
    await expect(outcome).rejects.toMatchObject({
      code: 'TargetFailed',
      cause: { message: 'the pipe is full' },
    })
  })

  it('ends when the stream is closed by somebody else', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(95))
    const to = new Writable({
      write: (_, __, done) => {
        to.destroy()
        done()
      },
    })
    await expect(download(s3, name, { to, ...small })).rejects.toMatchObject({ code: 'TargetFailed' })
  })

  it('destroys the stream if the download fails, so that nobody takes it for complete', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(95))
    store.fault = (request) => (request.name === 'GetObject 50-59' ? 'deny' : undefined)
    const to = new PassThrough()
    const failed = new Promise((resolve) => to.once('error', resolve))
    await expect(download(s3, name, { to, ...small })).rejects.toMatchObject({ code: 'AccessDenied' })
    expect(await failed).toMatchObject({ code: 'AccessDenied' })
  })

  it('ends a stream with wrong bytes by an error', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(95), { checksums: { 'x-amz-checksum-crc32': crcOf(testBytes(94)) } })
    const to = new PassThrough().resume()
    await expect(download(s3, name, { to, ...small })).rejects.toMatchObject({ code: 'ChecksumMismatch' })
    expect(to.writableFinished).toBe(false)
  })

  it('is aborted while the stream takes nothing', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(95))
    const controller = new AbortController()
    const to = new Writable({ write: () => setImmediate(() => controller.abort()) })
    const outcome = download(s3, name, { to, ...small, signal: controller.signal })
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' })
    expect(to.destroyed).toBe(true)
  })

  it.each([
    ['both', { file: 'x', to: new PassThrough() }, '`file` and `to` cannot be combined'],
    ['neither', { concurrency: 2 }, 'got neither `file` nor `to`'],
    ['a stream that cannot be written', { to: 'x' }, '{ to } that is no stream to write to'],
    ['resume without a file', { to: new PassThrough(), resume: true }, '`resume` needs a `file`'],
    ['resume that is no boolean', { file: 'x', resume: 'yes' }, '`resume`: expected true or false'],
  ])('refuses %s', async (_, target, message) => {
    const { s3 } = await startStore()
    await expect(download(s3, name, target as never)).rejects.toThrow(message)
  })
})
