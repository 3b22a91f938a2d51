import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { client, type DynamicClient } from 'nexttoken'
import { copy, download, upload } from 'nexttoken/transfer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fault } from '../transfer/support/store-types.js'
import { testBytes } from '../transfer/support/test-bytes.js'
import { type FaultyProxy, startFaultyProxy } from './support/faulty-proxy.js'
import { type PythonProcess, startPython } from './support/python-process.js'
import { gofakes3 } from './support/servers/gofakes3.js'
import type { ServerKind } from './support/servers/server-kind.js'
import { type RunningServer, startServer } from './support/servers/start-server.js'
import { versitygw } from './support/servers/versitygw.js'

const mebibyte = 2 ** 20
const folder = mkdtempSync(join(tmpdir(), 'nexttoken-transfers-'))
const at = (file: string): string => join(folder, file)
const bytes = testBytes(11 * mebibyte + 7)
const name = { Bucket: 'films', Key: 'moby dick/1851 é.mp4' }
const partSize = 5 * mebibyte

function open(endpoint: string, more = {}): DynamicClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return client('s3', {
    region: 'us-east-1',
    endpoint,
    credentials,
    forcePathStyle: true,
    maxAttempts: 1,
    ...more,
  })
}

let boto3: PythonProcess
beforeAll(() => {
  boto3 = startPython('transfer_with_boto3.py')
  writeFileSync(at('moby.mp4'), bytes)
})
afterAll(() => {
  boto3.stop()
  rmSync(folder, { recursive: true })
})

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** What boto3 downloads. */
async function seenByBoto3(endpoint: string, object = name): Promise<unknown> {
  const [answer] = await boto3.ask({ endpoint, verb: 'download', name: object, file: at('boto3') }, 1)
  return answer
}

/** The transfers that every server must be able to take. */
function whatEveryServerTakes(endpoint: () => string, { copies = true } = {}): void {
  it('takes a file in parts, and boto3 reads the same bytes', async () => {
    const s3 = open(endpoint())
    const { parts } = await upload(
      s3,
      { ...name, file: at('moby.mp4'), ContentType: 'video/mp4' },
      { partSize },
    )
    expect(parts).toBe(3)
    expect(await seenByBoto3(endpoint())).toEqual({ sha256: sha256(bytes) })
    expect((await s3.headObject?.(name))?.ContentType).toBe('video/mp4')
  })

  it('takes a stream of unknown length', async () => {
    const s3 = open(endpoint())
    await upload(
      s3,
      { ...name, Body: createReadStream(at('moby.mp4'), { start: 3 }) },
      { partSize, concurrency: 2 },
    )
    expect(await seenByBoto3(endpoint())).toEqual({ sha256: sha256(bytes.subarray(3)) })
  })

  it('takes what is empty', async () => {
    const s3 = open(endpoint())
    await upload(s3, { ...name, Key: 'empty', Body: '' })
    expect(await download(s3, { ...name, Key: 'empty' }, at('empty'))).toMatchObject({ bytes: 0 })
    expect(readFileSync(at('empty'))).toHaveLength(0)
  })

  it('gives the object that boto3 has uploaded, to a file and to a stream, and resumes', async () => {
    const s3 = open(endpoint())
    const task = { endpoint: endpoint(), verb: 'upload', name, file: at('moby.mp4') }
    expect(await boto3.ask(task, 1)).toEqual([{ sha256: sha256(bytes) }])
    const options = { partSize: mebibyte, concurrency: 4 }
    await download(s3, name, { file: at('file'), ...options })
    expect(sha256(readFileSync(at('file')))).toBe(sha256(bytes))
    const to = new PassThrough()
    const read = to.toArray()
    await download(s3, name, { to, ...options })
    expect(sha256(Buffer.concat(await read))).toBe(sha256(bytes))
    const controller = new AbortController()
    const half = download(s3, name, {
      ...{ file: at('resumed'), resume: true, ...options, signal: controller.signal },
      onProgress: ({ parts }) => parts >= 5 && controller.abort(),
    })
    await expect(half).rejects.toThrow('aborted')
    const { kept } = await download(s3, name, { file: at('resumed'), resume: true })
    expect(kept).toBeGreaterThanOrEqual(5)
    expect(sha256(readFileSync(at('resumed')))).toBe(sha256(bytes))
  })

  it.runIf(copies)('copies in parts, and boto3 reads the same bytes', async () => {
    const s3 = open(endpoint())
    await upload(s3, { ...name, file: at('moby.mp4'), Metadata: { whale: 'white' } }, { partSize })
    const target = { Bucket: 'films', Key: 'copy' }
    const { parts } = await copy(s3, { ...target, CopySource: name }, { partSize })
    expect(parts).toBe(3)
    expect(await seenByBoto3(endpoint(), target)).toEqual({ sha256: sha256(bytes) })
    expect((await s3.headObject?.(target))?.Metadata).toEqual({ whale: 'white' })
  })

  it('has no unfinished uploads in the end', async () => {
    const { Uploads } = (await open(endpoint()).listMultipartUploads?.({ Bucket: 'films' })) ?? {}
    expect(Uploads).toEqual([])
  })
}

describe.each<ServerKind>([versitygw, gofakes3])('$name', (kind) => {
  const missing = (process.env.NEXTTOKEN_MISSING_SERVERS ?? '').split(',')
  describe.skipIf(missing.includes(kind.name))(kind.version, () => {
    let running: RunningServer | undefined
    beforeAll(async () => {
      running = await startServer(kind)
      await open(running.endpoint).createBucket?.({ Bucket: 'films' })
    })
    afterAll(() => running?.stop())
    // gofakes3 v1.2.0 takes a part to copy for a part without a body.
    whatEveryServerTakes(() => running?.endpoint ?? '', { copies: kind !== gofakes3 })
  })
})

describe('moto', () => {
  const moto = process.env.NEXTTOKEN_MOTO ?? ''
  let proxy: FaultyProxy
  beforeAll(async () => {
    await fetch(`${moto}/moto-api/reset`, { method: 'POST' })
    await open(moto).createBucket?.({ Bucket: 'films' })
    proxy = await startFaultyProxy(moto)
  })
  afterAll(() => proxy.close())

  whatEveryServerTakes(() => moto)

  it('gives a copy in parts the tags of its source', async () => {
    const s3 = open(moto)
    await upload(s3, { ...name, file: at('moby.mp4'), Tagging: 'year=1851&a%20b=c%2Fd' }, { partSize })
    const target = { Bucket: 'films', Key: 'tagged' }
    await copy(s3, { ...target, CopySource: name }, { partSize })
    const { TagSet } = (await s3.getObjectTagging?.(target)) ?? {}
    expect(TagSet).toEqual([
      { Key: 'year', Value: '1851' },
      { Key: 'a b', Value: 'c/d' },
    ])
  })

  const uploadSteps = [
    'CreateMultipartUpload',
    'UploadPart 1',
    'UploadPart 2',
    'UploadPart 3',
    'CompleteMultipartUpload',
  ]
  const uploadFaults: readonly Fault[] = ['refuse', 'deny', 'reset']

  it.each(uploadSteps.flatMap((step) => uploadFaults.map((fault) => ({ step, fault }))))(
    'keeps nothing of an upload whose $step meets "$fault", and takes it when the client tries again',
    async ({ step, fault }) => {
      const object = { Bucket: 'films', Key: `${step} ${fault}` }
      const input = { ...object, Body: createReadStream(at('moby.mp4')) }
      proxy.names.length = 0
      proxy.fault = (request) => (request.name === step ? fault : undefined)
      await expect(upload(open(proxy.url), input, { partSize })).rejects.toThrow('s3.')
      const listed = await open(moto).listMultipartUploads?.({ Bucket: 'films' })
      expect(listed?.Uploads).toEqual([])
      await expect(open(moto).headObject?.(object)).rejects.toThrow('404')
      if (fault === 'deny') return
      proxy.names.length = 0
      proxy.fault = (request, count) => (request.name === step && count === 1 ? fault : undefined)
      const again = { ...object, Body: createReadStream(at('moby.mp4')) }
      await upload(open(proxy.url, { maxAttempts: 2 }), again, { partSize })
      expect(await seenByBoto3(moto, object)).toEqual({ sha256: sha256(bytes) })
    },
  )

  const ranges = ['0-5242879', '5242880-10485759', `10485760-${bytes.length - 1}`].map(
    (range) => `GetObject ${range}`,
  )

  it.each(['HeadObject', ...ranges].flatMap((step) => uploadFaults.map((fault) => ({ step, fault }))))(
    'leaves no file of a download whose $step meets "$fault"',
    async ({ step, fault }) => {
      await upload(open(moto), { ...name, file: at('moby.mp4') })
      const place = mkdtempSync(at('place-'))
      proxy.fault = (request) => (request.name === step ? fault : undefined)
      await expect(download(open(proxy.url), name, { file: join(place, 'x'), partSize })).rejects.toThrow(
        's3.',
      )
      expect(readdirSync(place)).toEqual([])
    },
  )

  it.each(ranges)(
    'gives the object when the body of %s is cut, and refuses it when a bit is wrong',
    async (step) => {
      const s3 = open(proxy.url)
      // moto has a checksum of the bytes only for what was sent as a whole.
      await upload(open(moto), { ...name, file: at('moby.mp4') }, { multipartThreshold: 100 * mebibyte })
      const target = { file: at('cut'), partSize }
      proxy.fault = (request) => (request.name === step ? 'cut' : undefined)
      await download(s3, name, target)
      expect(sha256(readFileSync(at('cut')))).toBe(sha256(bytes))
      proxy.fault = (request) => (request.name === step ? 'corrupt' : undefined)
      await expect(download(s3, name, target)).rejects.toMatchObject({ code: 'ChecksumMismatch' })
    },
  )

  it.each([...uploadSteps, ...ranges])('ends a transfer that is aborted while %s hangs', async (step) => {
    const s3 = open(proxy.url)
    await upload(open(moto), { ...name, file: at('moby.mp4') })
    const controller = new AbortController()
    const { signal } = controller
    proxy.fault = (request) => {
      if (request.name !== step) return undefined
      setImmediate(() => controller.abort())
      return 'hang'
    }
    const transfer = step.startsWith('GetObject')
      ? download(s3, name, { file: at('hung'), partSize, signal })
      : upload(s3, { Bucket: 'films', Key: 'hung', file: at('moby.mp4') }, { partSize, signal })
    await expect(transfer).rejects.toMatchObject({ name: 'AbortError' })
    const listed = await open(moto).listMultipartUploads?.({ Bucket: 'films' })
    expect(listed?.Uploads).toEqual([])
  })
})
