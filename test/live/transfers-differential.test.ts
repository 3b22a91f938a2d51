import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { client } from 'nexttoken'
import { copy, download, upload } from 'nexttoken/transfer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { S3Store } from '../transfer/support/s3-store.js'
import type { StoreRequest } from '../transfer/support/store-types.js'
import { testBytes } from '../transfer/support/test-bytes.js'
import { type PythonProcess, startPython } from './support/python-process.js'

const mebibyte = 2 ** 20
const folder = mkdtempSync(join(tmpdir(), 'nexttoken-differential-'))
const at = (file: string): string => join(folder, file)
const name = { Bucket: 'films', Key: 'moby dick/1851 é.mp4' }
const stored = `${name.Bucket}/${name.Key}`

let store: S3Store
let boto3: PythonProcess
beforeAll(() => {
  boto3 = startPython('transfer_with_boto3.py')
})
beforeEach(async () => {
  store = await new S3Store().start()
  return () => store.close()
})
afterAll(() => {
  boto3.stop()
  rmSync(folder, { recursive: true })
})

function open() {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return client('s3', {
    region: 'us-east-1',
    endpoint: store.url,
    credentials,
    forcePathStyle: true,
    maxAttempts: 1,
  })
}

/** Headers of HTTP and of signatures, and the lengths and hashes of bodies that differ in white space only. */
const ofEveryRequest =
  /^(?:host|user-agent|authorization|x-amz-date|x-amz-content-sha256|amz-sdk-.*|x-amz-user-agent|accept.*|connection|content-length|transfer-encoding|expect)$/

function seen({ name: called, key, headers, query }: StoreRequest): unknown {
  const sent = Object.entries(headers).filter(
    ([header]) =>
      !ofEveryRequest.test(header) && !(header === 'content-type' && called.startsWith('Complete')),
  )
  const parameters = [...query].filter(([parameter]) => parameter !== 'uploadId' && parameter !== 'x-id')
  return { called, key, headers: Object.fromEntries(sent), parameters }
}

/** The requests of both, in one order: parts are sent as it happens. */
async function requestsOf(
  ours: () => Promise<unknown>,
  task: object,
): Promise<{ mine: unknown[]; theirs: unknown[] }> {
  const taken = () => {
    const requests = store.requests.map(seen)
    store.requests.length = 0
    return requests.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  const [answer] = await boto3.ask<{ error?: string }>({ endpoint: store.url, name, ...task }, 1)
  expect(answer?.error).toBeUndefined()
  const theirs = taken()
  await ours()
  return { mine: taken(), theirs }
}

const members = {
  plain: {},
  described: {
    ...{
      ContentType: 'video/mp4',
      CacheControl: 'no-store',
      ContentLanguage: 'en',
      ContentDisposition: 'inline',
    },
    ...{ Metadata: { whale: 'white' }, StorageClass: 'STANDARD_IA', Tagging: 'year=1851&a=b' },
  },
  protectedOnes: {
    ...{ SSECustomerAlgorithm: 'AES256', SSECustomerKey: '01234567890123456789012345678901' },
    ...{ RequestPayer: 'requester', ExpectedBucketOwner: '111122223333', ACL: 'private' },
  },
  encrypted: { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'key', ObjectLockMode: 'GOVERNANCE' },
  checksum: { ChecksumAlgorithm: 'SHA256' },
}

describe.each(Object.entries(members))('an upload with members that are %s', (_, extra) => {
  it.each([
    ['0 bytes', 0, {}],
    ['5 MiB', 5 * mebibyte, {}],
    ['8 MiB', 8 * mebibyte, {}],
    ['12 MiB in parts of 5 MiB', 12 * mebibyte, { partSize: 5 * mebibyte }],
    ['6 MiB over a threshold of 6 MiB', 6 * mebibyte, { multipartThreshold: 6 * mebibyte }],
  ])('of %s makes the requests that boto3 makes', async (__, size, options) => {
    writeFileSync(at('source'), testBytes(size))
    const config = {
      ...('partSize' in options && { multipart_chunksize: options.partSize }),
      ...('multipartThreshold' in options && { multipart_threshold: options.multipartThreshold }),
    }
    const task = { verb: 'upload', file: at('source'), extra, config }
    const { mine, theirs } = await requestsOf(
      () => upload(open(), { ...name, file: at('source'), ...extra } as never, options),
      task,
    )
    expect(theirs.length).toBeGreaterThan(0)
    expect(mine).toEqual(theirs)
  })
})

it.each([3, 8, 11])('a stream of %i MiB makes the requests that boto3 makes', async (size) => {
  writeFileSync(at('source'), testBytes(size * mebibyte))
  async function* body() {
    yield readFileSync(at('source'))
  }
  const { mine, theirs } = await requestsOf(() => upload(open(), { ...name, Body: body() }), {
    ...{ verb: 'upload_stream', file: at('source') },
  })
  expect(mine).toEqual(theirs)
})

it.each([
  ['small', 5 * mebibyte, {}],
  ['of two parts', 9 * mebibyte, {}],
  ['of two parts, and an encryption key', 9 * mebibyte, members.protectedOnes],
])('a download that is %s makes the requests that boto3 makes', async (_, size, extra) => {
  store.put(stored, testBytes(size))
  const { ACL: __, ...of } = extra as Record<string, unknown>
  const { mine, theirs } = await requestsOf(() => download(open(), { ...name, ...of }, at('mine')), {
    ...{ verb: 'download', file: at('theirs'), extra: of },
  })
  expect(mine.map(comparable)).toEqual(theirs.map(comparable))
  expect(readFileSync(at('mine')).equals(readFileSync(at('theirs')))).toBe(true)
})

it.each([
  ['small', 5 * mebibyte, {}],
  ['of two parts', 9 * mebibyte, {}],
  [
    'of two parts, with other metadata',
    9 * mebibyte,
    { MetadataDirective: 'REPLACE', ContentType: 'text/plain' },
  ],
  ['of two parts, with members', 9 * mebibyte, { ...members.protectedOnes, ExpectedBucketOwner: undefined }],
])('a copy that is %s makes the requests that boto3 makes', async (_, size, extra) => {
  const CopySource = { Bucket: 'films', Key: 'source of é' }
  const headers = { 'content-type': 'video/mp4', 'cache-control': 'no-store', 'x-amz-meta-whale': 'white' }
  store.put('films/source of é', testBytes(size), { headers })
  const { mine, theirs } = await requestsOf(() => copy(open(), { ...name, CopySource, ...extra } as never), {
    ...{ verb: 'copy', source: CopySource, extra },
  })
  expect(mine).toEqual(theirs)
})

/**
 * boto3 leaves the end of the last range open, does not ask for the checksum of the object, and sets no condition for what
 * it takes as a whole.
 */
function comparable(request: unknown): unknown {
  const { called, headers, ...rest } = request as { called: string; headers: Record<string, unknown> }
  const { range, 'x-amz-checksum-mode': mode, ...others } = headers
  const isHead = called === 'HeadObject'
  const start = typeof range === 'string' ? range.replace(/-\d*$/, '') : undefined
  if (called === 'GetObject') delete others['if-match']
  return { ...rest, called: called.split('-')[0], headers: { ...others, start, ...(!isHead && { mode }) } }
}
