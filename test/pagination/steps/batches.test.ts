import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../../src/errors/index.js'
import { inBatches, numbered, numbers } from './support/numbered.js'

async function listed<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of source) all.push(one)
  return all
}

describe('batches', () => {
  it.each<[count: number, sizes: number[], size: number, words: string]>([
    [7, [3], 1, 'one item each'],
    [7, [3], 2, 'a page boundary in the middle of a batch'],
    [6, [3], 3, 'batches that are pages'],
    [7, [2], 5, 'several pages in a batch'],
    [7, [3], 7, 'all items in one batch'],
    [7, [3], 100, 'a batch that is never full'],
    [5, [0, 2, 0, 0, 3], 2, 'empty pages'],
    [5, [3, 2, 0], 5, 'an empty page at the end'],
    [0, [0], 4, 'a listing without items'],
    [137, [50], 10, '137 items, ten at a time: 14 batches'],
  ])('%i items in pages of %j, in batches of %i: %s', async (count, sizes, size) => {
    const expected = inBatches(numbers(count), size)
    const batches = numbered({ count, sizes }).paginate().items().batches(size)
    expect(await listed(batches)).toEqual(expected)
    expect(await batches.toArray()).toEqual(expected)
  })

  it('read a page only when a batch needs it', async () => {
    const { paginate, inputs } = numbered({ count: 20, sizes: [4] })
    const requests: number[] = []
    const batches = paginate().items().batches(6)
    expect(inputs).toHaveLength(0)
    for await (const _ of batches) requests.push(inputs.length)
    expect(requests).toEqual([2, 3, 5, 5])
  })

  it('stay as long after a page that failed and was requested again', async () => {
    const { paginate } = numbered({ count: 10, sizes: [2], failing: [2, 4, 5] })
    const loop = paginate().items().batches(4)[Symbol.asyncIterator]()
    const seen: unknown[] = []
    for (let next: IteratorResult<unknown> | undefined; !next?.done; ) {
      next = await loop.next().catch((error: Error) => ({ done: false, value: error.message }))
      if (!next.done) seen.push(next.value)
    }
    const failed = [2, 4, 5].map((request) => `request ${request} failed`)
    expect(seen).toEqual([failed[0], [1, 2, 3, 4], failed[1], failed[2], [5, 6, 7, 8], [9, 10]])
  })

  it('come before the error of a listing that cannot continue, with a shorter last one', async () => {
    const { paginate } = numbered({ count: 3, sizes: [3, 0] })
    const items = paginate({ maxEmptyPages: 5 }).items()
    const endless = numbered({ count: 3, sizes: [3, ...Array(20).fill(0)] })
    const loop = endless.paginate({ maxEmptyPages: 5 }).items().batches(2)[Symbol.asyncIterator]()
    expect((await loop.next()).value).toEqual([1, 2])
    expect((await loop.next()).value).toEqual([3])
    await expect(loop.next()).rejects.toThrow(/5 pages in a row were empty/)
    await expect(loop.next()).rejects.toThrow(PaginationError)
    expect(await items.batches(2).toArray()).toEqual([[1, 2], [3]])
  })

  it.each([1, 2, 3, 4, 5])('left after batch %i resume with the next item', async (stop) => {
    for (const sizes of [[1], [2], [3, 0, 1], [4], [50]]) {
      const { paginate } = numbered({ count: 9, sizes })
      const batches = paginate().items().batches(2)
      const seen: number[] = []
      let count = 0
      for await (const batch of batches) {
        seen.push(...batch)
        if (++count === stop) break
      }
      const isAll = seen.length === 9
      expect(batches.receipt).toMatchObject({ outcome: isAll ? 'complete' : 'aborted', items: seen.length })
      const { resumeToken: startingToken } = batches
      const rest = isAll ? [] : await paginate({ startingToken }).items().toArray()
      expect([...seen, ...rest]).toEqual(numbers(9))
    }
  })

  it('have the resume token of the last batch, although more was read', async () => {
    const { paginate } = numbered({ count: 9, sizes: [2], failing: [3] })
    const pages = paginate()
    const batches = pages.items().batches(4)
    const loop = batches[Symbol.asyncIterator]()
    expect([batches.resumeToken, batches.receipt.outcome]).toEqual([undefined, 'running'])
    await loop.next()
    expect(batches.receipt).toMatchObject({ outcome: 'running', pages: 2, items: 4, requests: 2 })
    const { resumeToken } = batches
    await expect(loop.next()).rejects.toThrow('request 3 failed')
    expect(batches.resumeToken).toBe(resumeToken)
    expect(batches.receipt).toMatchObject({ outcome: 'error', pages: 2, items: 4, resumeToken })
    expect(pages.receipt).toEqual(batches.receipt)
    expect(await paginate({ startingToken: resumeToken }).items().toArray()).toEqual([5, 6, 7, 8, 9])
  })

  it('have the token of their start while the first one is incomplete', async () => {
    const { paginate } = numbered({ count: 9, sizes: [2], failing: [2] })
    const [first, second] = [paginate(), paginate({ startingToken: '1:2' })]
    await expect(first.items().batches(4).toArray()).rejects.toThrow('request 2 failed')
    expect(first.receipt).toMatchObject({ outcome: 'error', items: 0, resumeToken: undefined })
    const loop = second.items().batches(3)[Symbol.asyncIterator]()
    await loop.next()
    await loop.return?.()
    const rest = paginate({ startingToken: second.resumeToken }).items()
    expect(await rest.toArray()).toEqual([6, 7, 8, 9])
  })

  it('end with maxItems, in the middle of a page, and the rest can be listed', async () => {
    const { paginate } = numbered({ count: 9, sizes: [4] })
    const pages = paginate({ maxItems: 6 })
    expect(await pages.items().batches(4).toArray()).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ])
    expect(pages.receipt).toMatchObject({ outcome: 'limit', items: 6 })
    expect(await paginate({ startingToken: pages.resumeToken }).items().toArray()).toEqual([7, 8, 9])
  })

  it('of batches and of a search are batches too', async () => {
    const { paginate } = numbered({ count: 7, sizes: [3] })
    const twice = await paginate().items().batches(2).batches(2).toArray()
    expect(twice).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [[5, 6], [7]],
    ])
    expect(await paginate().search('Things[]').batches(4).toArray()).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ])
  })

  it('of a search have the token of the start of their page', async () => {
    const { paginate } = numbered({ count: 7, sizes: [3] })
    const tokens: unknown[] = []
    const batches = paginate().search('Things[]').batches(2)
    for await (const _ of batches) {
      const token = Buffer.from(batches.resumeToken ?? '', 'base64').toString()
      tokens.push(token && JSON.parse(token).NextToken)
    }
    expect(tokens).toEqual([null, '1:3', '2:6', ''])
  })

  it.each<[size: unknown, problem: string]>([
    [0, 'batches(0): pass the number of items in a batch, a whole number, 1 or more'],
    [-1, 'batches(-1): pass'],
    [1.5, 'batches(1.5): pass'],
    [Number.NaN, 'batches(NaN): pass'],
    ['10', "batches('10'): pass"],
    [undefined, 'batches(undefined): pass'],
    [{}, 'batches(an object): pass'],
  ])('of %o are refused before any request', (size, problem) => {
    const { paginate, inputs } = numbered({ count: 3, sizes: [3] })
    const items = paginate().items()
    expect(() => items.batches(size as number)).toThrow(PaginationError)
    expect(() => items.batches(size as number)).toThrow(problem)
    expect(inputs).toEqual([])
  })
})
