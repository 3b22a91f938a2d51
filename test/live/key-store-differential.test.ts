import { client, type DynamicClient } from 'nexttoken'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FaultyStore } from '../support/key-store/faulty-store.js'
import { KeyStore } from '../support/key-store/key-store.js'
import { type ServedStore, serveStore } from '../support/key-store/serve-store.js'

type Structure = Record<string, unknown>

const keys = [
  ...['a', 'a b', 'a/1', 'a/2', 'a/b/3', 'a/b/4', 'a0', 'b+c/d', 'é/ü', 'é/x', 'q?x=1', 'z/z', 'z/z/z'],
  ...['beyond-\uffee', 'beyond-\u{1f600}'],
]
/** Starts that are keys, groups, beginnings of keys, and nothing of the bucket. */
const starts = ['a', 'a/', 'a/1', 'a/1x', 'a/b', 'a/b/3', 'b', 'é', 'é/', 'é/ü', 'zz', 'beyond-\uffee']
const prefixes = [undefined, 'a', 'a/', 'é/', 'none']

const combined = [undefined, ...starts].flatMap((start) =>
  prefixes.flatMap((Prefix) =>
    [undefined, '/'].flatMap((Delimiter) =>
      [2, 1000].map((MaxKeys) => ({ start, input: { Prefix, Delimiter, MaxKeys } })),
    ),
  ),
)

const listings = [
  { method: 'listObjectsV2', start: 'StartAfter', bucket: 'plain' },
  { method: 'listObjects', start: 'Marker', bucket: 'plain' },
  { method: 'listObjectVersions', start: 'KeyMarker', bucket: 'versioned' },
] as const

/** Where moto answers otherwise than AWS documents, which the store follows. A row that is not needed fails the test. */
const differs: readonly {
  readonly method: string
  readonly when: (input: Structure) => boolean
  readonly why: string
}[] = [
  {
    method: 'listObjects',
    when: ({ Delimiter }) => Delimiter !== undefined,
    why: 'moto does not count common prefixes, lists them whatever the marker is, and does not encode them',
  },
  {
    method: 'listObjectVersions',
    when: ({ Delimiter }) => Delimiter !== undefined,
    why: 'moto lists one common prefix more than asked, and those before the marker',
  },
  {
    method: 'listObjectVersions',
    when: ({ KeyMarker }) => KeyMarker !== undefined && !keys.includes(String(KeyMarker)),
    why: 'moto leaves out the key behind a marker that does not exist, as MinIO#21463',
  },
]

describe('the key store of the tests answers as moto does', () => {
  let [moto, store, served]: [DynamicClient?, DynamicClient?, ServedStore?] = []
  const open = (endpoint: string) =>
    client('s3', {
      ...{ region: 'us-east-1', endpoint, forcePathStyle: true, maxAttempts: 1 },
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })

  beforeAll(async () => {
    const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
    await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
    moto = open(endpoint)
    for (const Bucket of ['plain', 'versioned']) await moto.createBucket({ Bucket })
    const VersioningConfiguration = { Status: 'Enabled' }
    await moto.putBucketVersioning({ Bucket: 'versioned', VersioningConfiguration })
    const mine = new KeyStore()
    for (const Key of keys) {
      for (const Bucket of ['plain', 'versioned']) await moto.putObject({ Bucket, Key, Body: '' })
      mine.putVersion(Key)
    }
    served = await serveStore(new FaultyStore(mine))
    store = open(served.endpoint)
  })
  afterAll(async () => {
    for (const each of [moto, store]) each?.destroy()
    await served?.close()
  })

  for (const { method, start: startMember, bucket: Bucket } of listings)
    it(`${method}: ${combined.length} requests`, async () => {
      const problems: string[] = []
      const needed = new Set<object>()
      for (const { start, input } of combined) {
        const asked: Structure = { Bucket, ...input, ...(start !== undefined && { [startMember]: start }) }
        // Told that the caller goes on by itself, the client does not warn of pages that are cut.
        const [theirs, mine] = await Promise.all(
          [moto, store].map(async (one) => comparable((await one?.[method]?.(asked)) as Structure)),
        )
        if (JSON.stringify(mine) === JSON.stringify(theirs)) continue
        const known = differs.filter((one) => one.method === method && one.when(asked))
        for (const row of known) needed.add(row)
        if (known.length === 0)
          problems.push(
            `${JSON.stringify(asked)}\n  moto  ${JSON.stringify(theirs)}\n  store ${JSON.stringify(mine)}`,
          )
      }
      expect(problems.join('\n')).toBe('')
      expect(differs.filter((one) => one.method === method && !needed.has(one))).toEqual([])
    })
})

/** Names, counts and whether there is more; each server has tokens and version ids of its own. */
function comparable(page: Structure) {
  const list = (name: string, member: string) =>
    ((page[name] ?? []) as Structure[]).map((item) => item[member])
  return {
    keys: [...list('Contents', 'Key'), ...list('Versions', 'Key')],
    prefixes: list('CommonPrefixes', 'Prefix'),
    isTruncated: page.IsTruncated,
    count: page.KeyCount,
    // ListObjects has a NextMarker only with a delimiter; moto gives it always.
    hasNext: ['NextContinuationToken', 'NextKeyMarker'].filter((name) => page[name] !== undefined),
  }
}
