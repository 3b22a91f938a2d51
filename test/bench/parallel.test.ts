import { client } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keySetNames, keysOf } from '../../bench/parallel/key-sets.js'
import { serveKeys } from '../../bench/parallel/serve-keys.js'
import { FaultyStore } from '../support/key-store/faulty-store.js'
import { KeyStore } from '../support/key-store/key-store.js'
import { serveStore } from '../support/key-store/serve-store.js'

type Structure = Record<string, unknown>
interface ListedPage {
  readonly objects: readonly { readonly Key: string }[]
  readonly isTruncated: boolean
}
type Rule = (given: {
  list: (startAfter: string) => Promise<ListedPage>
  take: (objects: readonly { readonly Key: string }[]) => void
  inFlight: number
  pageSize: number
}) => Promise<void>

const open = (endpoint: string) =>
  client('s3', {
    ...{ region: 'us-east-1', endpoint, forcePathStyle: true },
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  })

/** The rules are programs of the benchmark, without types. */
async function ruleOf(file: string, name: string): Promise<Rule> {
  const module: Record<string, Rule> = await import(
    new URL(`../../bench/parallel/rules/${file}`, import.meta.url).href
  )
  const rule = module[name]
  if (!rule) throw new Error(`no rule ${name}`)
  return rule
}

describe('the benchmark of parallel listings', () => {
  it.each(keySetNames)(
    '%s: the keys are distinct and sorted by UTF-8 bytes, as many as asked for',
    (name) => {
      const keys = keysOf(name, 2000)
      expect(keys).toHaveLength(2000)
      expect(keys).toEqual([...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    },
  )

  it('serves the pages that the key store of the tests serves', async () => {
    const keys = keysOf('unicode names', 250)
    const prepared = await serveKeys(keys, { pageSize: 100, latency: 0 })
    const store = await serveStore(new FaultyStore(new KeyStore(keys)))
    onTestFinished(async () => {
      prepared.close()
      await store.close()
    })
    const [mine, theirs] = [open(prepared.endpoint), open(store.endpoint)]
    const between = `${keys[120]}!`
    for (const StartAfter of [undefined, 'a', keys[0], keys[99], between, keys.at(-1), '\u{10ffff}'])
      for (const EncodingType of [undefined, 'url']) {
        const input = {
          Bucket: 'bench',
          MaxKeys: 100,
          StartAfter,
          EncodingType,
          ContinuationToken: undefined,
        }
        const pages = await Promise.all([mine, theirs].map((one) => one.listObjectsV2(input)))
        const [one, other] = pages.map((page) => [
          ...[page.IsTruncated, page.KeyCount, page.EncodingType],
          (page.Contents as Structure[]).map(({ Key }) => Key),
        ])
        expect(one, `after ${StartAfter}`).toEqual(other)
      }
    expect(await mine.paginate('list_objects_v2', { Bucket: 'bench' }).items().toArray()).toHaveLength(250)
  })

  it.each([
    ['bisection.mjs', 'listByBisection'],
    ['stealing.mjs', 'listByStealing'],
  ])('%s lists every key once', async (file, name) => {
    const rule = await ruleOf(file, name)
    const pageSize = 25
    for (const set of keySetNames) {
      if (set === 'unicode names' && file === 'bisection.mjs') continue
      const keys = keysOf(set, 1000)
      const listed: string[] = []
      let [inFlight, most] = [0, 0]
      const list = async (startAfter: string) => {
        most = Math.max(most, ++inFlight)
        await new Promise((resolve) => setImmediate(resolve))
        inFlight--
        const from = startAfter === '' ? 0 : firstBehind(keys, startAfter)
        const objects = keys.slice(from, from + pageSize).map((Key) => ({ Key }))
        return { objects, isTruncated: from + pageSize < keys.length }
      }
      const take = (objects: readonly { readonly Key: string }[]) => {
        for (const { Key } of objects) listed.push(Key)
      }
      await rule({ list, take, inFlight: 16, pageSize })
      expect([...listed].sort(), set).toEqual([...keys].sort())
      expect(most).toBeLessThanOrEqual(16)
      expect(most, set).toBeGreaterThan(1)
    }
  })
})

function firstBehind(keys: readonly string[], key: string): number {
  const found = keys.findIndex((one) => Buffer.compare(Buffer.from(one), Buffer.from(key)) > 0)
  return found < 0 ? keys.length : found
}
