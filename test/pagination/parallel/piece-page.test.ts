import { describe, expect, it } from 'vitest'
import { loadModel } from '../../../src/models/index.js'
import { Paginator } from '../../../src/pagination/index.js'
import { FaultyStore } from '../../support/key-store/faulty-store.js'
import { KeyStore } from '../../support/key-store/key-store.js'
import type { ListOperation } from '../../support/key-store/list-answer.js'
import { StoreSender } from '../../support/key-store/store-sender.js'

type Structure = Record<string, unknown>

const keys = Array.from({ length: 600 }, (_, index) => `a b/${String(index * 7).padStart(6, '0')}`)

/** A listing of 600 keys, 20 a page. */
function open(operation: ListOperation, input: Structure, options: object) {
  const model = loadModel('s3').operation(operation)
  if (!model) throw new Error(`no operation ${operation}`)
  const sender = new StoreSender(new FaultyStore(new KeyStore(keys)), { operation, latency: [5, 20] })
  return new Paginator<Structure, Structure>(model, sender).paginate(
    { Bucket: 'b', ...input },
    { pageSize: 20, ...options },
  )
}

const orders = [
  { parallel: 8, ordered: true },
  { parallel: 8, ordered: false },
]

describe('a listing in pieces', () => {
  it.each<[ListOperation, Structure]>([
    ['ListObjectsV2', {}],
    ['ListObjectsV2', { Delimiter: '5' }],
    ['ListObjectsV2', { StartAfter: keys[77] }],
    ['ListObjectsV2', { StartAfter: keys[77], EncodingType: 'url' }],
    ['ListObjectsV2', { EncodingType: 'url', Prefix: 'a b/0' }],
    ['ListObjects', { Delimiter: '5' }],
    ['ListObjectVersions', {}],
  ])('of %s %j is the same as one chain if it is merged', async (operation, input) => {
    const chain = open(operation, input, {})
    const expected = await chain.buildFullResult()
    for (const options of orders) {
      const pieces = open(operation, input, options)
      const merged = await pieces.buildFullResult()
      const sorted = (list: unknown) =>
        Array.isArray(list) && !options.ordered ? list.map((item) => JSON.stringify(item)).sort() : list
      for (const name of new Set([...Object.keys(expected), ...Object.keys(merged)]))
        expect([name, sorted(merged[name])]).toEqual([name, sorted(expected[name])])
      expect(pieces.dropped).toEqual(chain.dropped)
      expect(pieces.receipt.parallel?.pieces).toBeGreaterThan(2)
    }
  })

  it('has pages that count their own items, and do not say where a piece starts', async () => {
    for (const options of orders) {
      for await (const page of open('ListObjectsV2', {}, options)) {
        expect(page.KeyCount).toBe((page.Contents as unknown[]).length)
        expect(page).not.toHaveProperty('StartAfter')
      }
    }
  })
})
