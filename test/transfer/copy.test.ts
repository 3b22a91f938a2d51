import { copy } from 'nexttoken/transfer'
import { describe, expect, it } from 'vitest'
import { copySmall } from './support/small-parts.js'
import { startStore } from './support/start-store.js'
import { testBytes } from './support/test-bytes.js'

const source = { Bucket: 'films', Key: 'moby.mp4' }
const name = { CopySource: source, Bucket: 'archive', Key: '1851/moby.mp4' }
const stored = 'films/moby.mp4'
const copied = 'archive/1851/moby.mp4'
const headers = { 'content-type': 'video/mp4', 'cache-control': 'no-store', 'x-amz-meta-whale': 'white' }

describe('copy', () => {
  it('copies from 8 MiB on in parts, and what is smaller as a whole, as boto3 does', async () => {
    const { store, s3 } = await startStore()
    const bytes = testBytes(8 * 2 ** 20)
    store.put(stored, bytes)
    const large = await copy(s3, name)
    expect(store.operations()).toEqual([
      ...['HeadObject', 'CreateMultipartUpload', 'UploadPartCopy', 'CompleteMultipartUpload'],
    ])
    expect(large).toMatchObject({ bytes: bytes.length, parts: 1, ETag: store.find(copied).etag })
    expect(bytes.equals(store.find(copied).bytes)).toBe(true)
    store.put(stored, bytes.subarray(1))
    const small = await copy(s3, name)
    expect(store.operations().slice(-2)).toEqual(['HeadObject', 'CopyObject'])
    expect(small).toMatchObject({ bytes: bytes.length - 1, parts: 1, ETag: store.find(copied).etag })
  })

  it.each([
    ['text', 'films/moby.mp4'],
    ['text with a slash before it', '/films/moby.mp4'],
    ['its parts', source],
  ])('takes the source as %s', async (_, CopySource) => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(35))
    await copySmall(s3, { ...name, CopySource })
    expect(Buffer.from(store.find(copied).bytes)).toEqual(testBytes(35))
  })

  it('reads the version of the source that is asked for', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(35))
    await copySmall(s3, { ...name, CopySource: 'films/moby.mp4?versionId=v1' })
    await copySmall(s3, { ...name, CopySource: { ...source, VersionId: 'v1' } })
    const heads = store.requests.filter(({ operation }) => operation === 'HeadObject')
    expect(heads.map(({ query }) => query.get('versionId'))).toEqual(['v1', 'v1'])
    const parts = store.requests.filter(({ operation }) => operation === 'UploadPartCopy')
    for (const part of parts) expect(part.headers['x-amz-copy-source']).toBe('films/moby.mp4?versionId=v1')
  })

  it.each([
    [undefined, 'it is missing'],
    ['moby.mp4', 'got "moby.mp4"'],
    [{ Bucket: 'films' }, 'got {"Bucket":"films"}'],
  ])('refuses the source %j', async (CopySource, message) => {
    const { store, s3 } = await startStore()
    await expect(copySmall(s3, { ...name, CopySource })).rejects.toThrow(
      `CopySource: expected "bucket/key" or { Bucket, Key, VersionId }, ${message}`,
    )
    expect(store.requests).toEqual([])
  })

  it('gives a large copy the metadata of its source, as CopyObject does', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(35), { headers })
    await copySmall(s3, { ...name, ContentType: 'ignored', StorageClass: 'STANDARD_IA' })
    expect(store.find(copied).headers).toEqual({ ...headers, 'x-amz-storage-class': 'STANDARD_IA' })
    await copySmall(s3, { ...name, MetadataDirective: 'REPLACE', ContentType: 'text/plain' })
    expect(store.find(copied).headers).toEqual({ 'content-type': 'text/plain' })
  })

  it.each([
    ['those of its source', {}, 'a%2Fb=1+2&year=1851'],
    [
      'those of its source, if asked for',
      { TaggingDirective: 'COPY', Tagging: 'x=y' },
      'a%2Fb=1+2&year=1851',
    ],
    ['others', { TaggingDirective: 'REPLACE', Tagging: 'x=y' }, 'x=y'],
    ['none', { TaggingDirective: 'REPLACE' }, ''],
  ])('gives a copy the same tags whatever its size: %s', async (_, directive, expected) => {
    const { store, s3 } = await startStore()
    const pairs = (tags: string) => [...new URLSearchParams(tags)]
    for (const size of [5, 35]) {
      store.put(stored, testBytes(size), { tags: 'a%2Fb=1+2&year=1851' })
      await copySmall(s3, { ...name, ...directive })
      expect(pairs(store.find(copied).tags)).toEqual(pairs(expected))
    }
  })

  it('asks for no tags if there are none', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(35))
    await copySmall(s3, name)
    expect(store.operations()).not.toContain('GetObjectTagging')
  })

  it('copies annotations of a large source if asked for, all pages of them', async () => {
    const { store, s3 } = await startStore()
    const annotations = new Map([
      ['cast', Buffer.from('Ahab')],
      ['ship', Buffer.from('Pequod')],
    ])
    store.put(stored, testBytes(35), { annotations })
    await copySmall(s3, name)
    expect(store.find(copied).annotations).toBeUndefined()
    await copySmall(s3, { ...name, AnnotationDirective: 'COPY' })
    const texts = [...(store.find(copied).annotations ?? [])].map(([key, value]) => [
      key,
      Buffer.from(value).toString(),
    ])
    expect(texts).toEqual([
      ['cast', 'Ahab'],
      ['ship', 'Pequod'],
    ])
  })

  it('names the annotations that could not be copied', async () => {
    const { store, s3 } = await startStore()
    const annotations = new Map([
      ['cast', Buffer.from('Ahab')],
      ['ship', Buffer.from('Pequod')],
    ])
    store.put(stored, testBytes(35), { annotations })
    store.fault = ({ operation }, count) =>
      operation === 'PutObjectAnnotation' && count === 2 ? 'deny' : undefined
    const outcome = copySmall(s3, { ...name, AnnotationDirective: 'COPY' })
    await expect(outcome).rejects.toMatchObject({ code: 'CopyIncomplete', cause: { code: 'AccessDenied' } })
    await expect(outcome).rejects.toThrow('1 of its 2 annotations were not: ship')
  })

  it('reads the source by its own client', async () => {
    const from = await startStore()
    const to = await startStore()
    from.store.put(stored, testBytes(35))
    to.store.put(stored, testBytes(35))
    await copy(to.s3, name, { sourceClient: from.s3 })
    expect(from.store.operations()).toEqual(['HeadObject'])
    expect(to.store.operations()).toEqual(['CopyObject'])
  })

  it('says of the source and of the copy who should own them', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(35))
    await copySmall(s3, {
      ...name,
      ExpectedBucketOwner: '111111111111',
      ExpectedSourceBucketOwner: '222222222222',
    })
    const owners = store.requests.map(({ operation, headers: sent }) => [
      ...[operation, sent['x-amz-expected-bucket-owner'], sent['x-amz-source-expected-bucket-owner']],
    ])
    expect(owners).toContainEqual(['HeadObject', '222222222222', undefined])
    expect(owners).toContainEqual(['CreateMultipartUpload', '111111111111', undefined])
    expect(owners).toContainEqual(['UploadPartCopy', '111111111111', '222222222222'])
  })
})

const steps = [
  ...['HeadObject', 'CreateMultipartUpload', 'UploadPartCopy 1', 'UploadPartCopy 2', 'UploadPartCopy 4'],
  'CompleteMultipartUpload',
]

describe('a copy in four parts', () => {
  it.each(steps.flatMap((step) => (['refuse', 'deny', 'reset'] as const).map((fault) => ({ step, fault }))))(
    'leaves nothing behind when $step meets "$fault"',
    async ({ step, fault }) => {
      const { store, s3 } = await startStore()
      store.put(stored, testBytes(35))
      store.fault = (request) => (request.name === step ? fault : undefined)
      await expect(copySmall(s3, name)).rejects.toThrow('s3.')
      expect(store.uploads.size).toBe(0)
      expect(store.objects.has(copied)).toBe(false)
      expect(store.inFlight.now).toBe(0)
    },
  )

  it('says that its source was replaced meanwhile', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(35))
    store.fault = (request) => {
      if (request.name === 'UploadPartCopy 2') store.put(stored, testBytes(35, 2))
      return undefined
    }
    const outcome = copySmall(s3, name, { concurrency: 1 })
    await expect(outcome).rejects.toMatchObject({
      code: 'ObjectChanged',
      cause: { code: 'PreconditionFailed' },
    })
    expect(store.uploads.size).toBe(0)
  })

  it('ends at once when it is aborted', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(35))
    const controller = new AbortController()
    store.fault = (request) => {
      if (request.name !== 'UploadPartCopy 2') return undefined
      setImmediate(() => controller.abort())
      return 'hang'
    }
    await expect(copySmall(s3, name, { signal: controller.signal })).rejects.toThrow('aborted')
    expect(store.uploads.size).toBe(0)
  })
})
