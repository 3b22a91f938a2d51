import { client, type DynamicClient } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { gofakes3 } from './support/servers/gofakes3.js'
import { ministack } from './support/servers/ministack.js'
import { versitygw } from './support/servers/versitygw.js'
import { describeServer } from './support/use-server.js'

type Structure = Record<string, unknown>

/** Folders of different sizes, names that sort differently by bytes and by units, and names that URLs encode. */
const keys = [
  ...Array.from(
    { length: 2500 },
    (_, index) => `logs/${2020 + (index % 7)}/${String(index).padStart(5, '0')}.gz`,
  ),
  ...Array.from({ length: 400 }, (_, index) => `users/${index}/a b+c.txt`),
  ...Array.from({ length: 100 }, (_, index) => `ü-${index % 2 === 0 ? '\uffee' : '\u{1f600}'}/${index}`),
]

const listings = [
  { operation: 'list_objects_v2', list: 'Contents' },
  { operation: 'list_objects', list: 'Contents' },
  { operation: 'list_object_versions', list: 'Versions' },
] as const

async function fill(s3: DynamicClient): Promise<void> {
  await s3.createBucket({ Bucket: 'many' })
  const rest = [...keys]
  const put = async () => {
    for (let Key = rest.pop(); Key !== undefined; Key = rest.pop())
      await s3.putObject({ Bucket: 'many', Key, Body: '' })
  }
  await Promise.all(Array.from({ length: 8 }, put))
}

async function namesOf(s3: DynamicClient, operation: string, input: Structure, options: Structure) {
  const pages = s3.paginate(operation, { Bucket: 'many', ...input }, { pageSize: 100, ...options })
  const names: string[] = []
  for await (const page of pages)
    for (const key of pages.resultKeys)
      for (const item of (page[key] ?? []) as Structure[]) names.push(String(item.Key ?? item.Prefix))
  return { names, receipt: pages.receipt }
}

/** Servers that a listing cannot be divided on, and why: it is then one chain. */
const oneChain: readonly { readonly server: string; readonly operation: string; readonly why: RegExp }[] = []

function compare(server: string, open: () => DynamicClient): void {
  let s3: DynamicClient
  beforeAll(async () => {
    s3 = open()
    await fill(s3)
  })

  for (const { operation, list } of listings)
    for (const input of [{}, { Delimiter: '/' }, { Prefix: 'logs/' }])
      it(`${operation} ${JSON.stringify(input)}: in parallel what one chain lists, in order and unordered`, async () => {
        const chain = await namesOf(s3, operation, input, {})
        const inOrder = await namesOf(s3, operation, input, { parallel: 8 })
        const unordered = await namesOf(s3, operation, input, { parallel: 8, ordered: false })
        expect(inOrder.names.toSorted()).toEqual(chain.names.toSorted())
        expect(unordered.names.toSorted()).toEqual(chain.names.toSorted())
        const inList = async (parallel?: number) => {
          const pages = s3.paginate(operation, { Bucket: 'many', ...input }, { pageSize: 100, parallel })
          return pages.items(list).toArray()
        }
        expect(await inList(8)).toEqual(await inList())
        const known = oneChain.find((one) => one.server === server && one.operation === operation)
        const said = (inOrder.receipt as { parallel?: { oneChain?: string } }).parallel?.oneChain
        if (known) expect(said).toMatch(known.why)
        else expect(said).toBeUndefined()
        if ('Prefix' in input) return
        if (!('Delimiter' in input)) expect(chain.names).toHaveLength(keys.length)
      })
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
