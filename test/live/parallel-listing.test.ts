import { client, type DynamicClient } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { gofakes3 } from './support/servers/gofakes3.js'
import { ministack } from './support/servers/ministack.js'
import { versitygw } from './support/servers/versitygw.js'
import { describeServer } from './support/use-server.js'

type Structure = Record<string, unknown>

/** Folders of different sizes, names that sort differently by bytes and by units, and names that URLs encode. */
const keysOf = (count: number) => [
  ...Array.from({ length: count }, (_, n) => `logs/${2020 + (n % 7)}/${String(n).padStart(5, '0')}.gz`),
  ...Array.from({ length: count / 5 }, (_, n) => `users/${n}/a b+c.txt`),
  ...Array.from({ length: count / 20 }, (_, n) => `ü-${n % 2 === 0 ? '\uffee' : '\u{1f600}'}/${n}`),
]

interface Listing {
  readonly operation: string
  readonly bucket: 'many' | 'versioned'
  readonly pageSize: number
}

const listings: readonly Listing[] = [
  { operation: 'list_objects_v2', bucket: 'many', pageSize: 100 },
  { operation: 'list_objects', bucket: 'many', pageSize: 100 },
  { operation: 'list_object_versions', bucket: 'versioned', pageSize: 25 },
]

/** What a server cannot list, whoever asks. */
const unlisted: Readonly<Record<string, string>> = {
  'versitygw list_object_versions': 'it lists the key of a marker again: one chain has 362 of 350 versions',
  'gofakes3 list_object_versions': 'it says that there is more and gives no markers to go on by',
}

/** Servers on which a listing cannot be divided, and what the receipt says. */
const oneChain: Readonly<Record<string, RegExp>> = {
  // Its markers that do not exist lose a key: test/live/key-store-differential.test.ts.
  'moto list_object_versions': /./,
}

async function fill(s3: DynamicClient): Promise<void> {
  for (const Bucket of ['many', 'versioned']) await s3.createBucket({ Bucket })
  await s3.putBucketVersioning({ Bucket: 'versioned', VersioningConfiguration: { Status: 'Enabled' } })
  const some = keysOf(240)
  const rest = [
    ...keysOf(2500).map((Key) => ({ Bucket: 'many', Key })),
    ...[...some, ...some.slice(0, 50)].map((Key) => ({ Bucket: 'versioned', Key })),
  ]
  const put = async () => {
    for (let next = rest.pop(); next !== undefined; next = rest.pop())
      await s3.putObject({ ...next, Body: '' })
  }
  await Promise.all(Array.from({ length: 8 }, put))
}

function compare(server: string, open: () => DynamicClient): void {
  let s3: DynamicClient
  beforeAll(async () => {
    s3 = open()
    await fill(s3)
  })

  for (const { operation, bucket: Bucket, pageSize } of listings)
    describe.skipIf(unlisted[`${server} ${operation}`] !== undefined)(operation, () => {
      it.each([
        ['a bucket', {}],
        ['groups by a delimiter', { Delimiter: '/' }],
        ['a folder', { Prefix: 'logs/' }],
      ])('%s: in parallel what one chain lists, in order and unordered', async (_, input) => {
        const namesOf = async (options: { parallel?: number; ordered?: boolean }) => {
          const pages = s3.paginate(operation, { Bucket, ...input }, { pageSize, ...options })
          const items = pages.items([...pages.resultKeys] as [string, ...string[]])
          const names: string[] = []
          for await (const { item } of items) names.push(nameOf(item as Structure))
          return { names, receipt: items.receipt }
        }
        const chain = await namesOf({})
        const inOrder = await namesOf({ parallel: 8 })
        const unordered = await namesOf({ parallel: 8, ordered: false })
        expect(inOrder.names).toEqual(chain.names)
        expect(unordered.names.toSorted()).toEqual(chain.names.toSorted())
        if (Object.keys(input).length > 0) return
        expect(chain.names).toHaveLength(Bucket === 'many' ? keysOf(2500).length : keysOf(240).length + 50)
        const why = oneChain[`${server} ${operation}`]
        if (why) expect(inOrder.receipt.parallel?.oneChain).toMatch(why)
        else expect(inOrder.receipt.parallel?.oneChain).toBeUndefined()
        if (!why) expect(unordered.receipt.parallel?.mostInFlight).toBeGreaterThan(4)
      })
    })
}

function nameOf({ Key, Prefix, VersionId }: Structure): string {
  return [Key ?? Prefix, VersionId].join(' ')
}

for (const kind of [versitygw, gofakes3, ministack])
  describeServer(kind, 'a bucket listed in parallel', (server) => compare(kind.name, () => server.open('s3')))

describe('moto: a bucket listed in parallel', () => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const endpoint = process.env.NEXTTOKEN_MOTO ?? ''
  beforeAll(() => fetch(`${endpoint}/moto-api/reset`, { method: 'POST' }))
  compare('moto', () =>
    client('s3', { region: 'us-east-1', endpoint, credentials, forcePathStyle: true, maxAttempts: 1 }),
  )
})
