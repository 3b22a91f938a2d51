import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../../src/errors/index.js'
import { heldCalls, settled } from './support/held-calls.js'
import { numbered, numbers } from './support/numbered.js'

const results = (count: number) => numbers(count).map((item) => `result ${item}`)

describe('map', () => {
  it.each([1, 2, 3, 10, 100])(
    'with concurrency %i gives results in the order of the items',
    async (concurrency) => {
      const { paginate } = numbered({ count: 23, sizes: [4, 0, 7] })
      const held = heldCalls()
      const all = paginate().items().map(held.fn, { concurrency }).toArray()
      // The last call that was begun ends first.
      while (held.items().length < 23 || held.calls.some(({ item }) => item < 0)) {
        await settled()
        for (const { resolve } of [...held.calls].reverse()) resolve()
      }
      expect(await all).toEqual(results(23))
      expect(held.items()).toEqual(numbers(23))
      expect(held.most()).toBe(Math.min(concurrency, 23))
    },
  )

  it('takes what the function returns, a promise or not, and gives it the item', async () => {
    const items = numbered({ count: 3, sizes: [2] })
      .paginate()
      .items()
    expect(await items.map((item) => item * 2).toArray()).toEqual([2, 4, 6])
    expect(await items.map(async (item) => [item], { concurrency: 2 }).toArray()).toEqual([[1], [2], [3]])
    expect(await items.map(() => undefined).toArray()).toEqual([undefined, undefined, undefined])
  })

  it('describes 137 items in 14 calls of ten, three at a time', async () => {
    const { paginate, inputs } = numbered({ count: 137, sizes: [50] })
    const sizes: number[] = []
    const describe = async (batch: number[]) => {
      sizes.push(batch.length)
      return batch.map((item) => `result ${item}`)
    }
    const described = paginate().items().batches(10).map(describe, { concurrency: 3 })
    expect((await described.toArray()).flat()).toEqual(results(137))
    expect([sizes, inputs.length]).toEqual([[...Array(13).fill(10), 7], 3])
    expect(described.receipt).toMatchObject({ outcome: 'complete', pages: 3, items: 137 })
  })

  it('and batches can follow each other in any order', async () => {
    const items = numbered({ count: 7, sizes: [3] })
      .paginate()
      .items()
    const sums = items
      .map((item) => item * 10, { concurrency: 2 })
      .batches(3)
      .map((some) => some.length)
    expect(await sums.toArray()).toEqual([3, 3, 1])
    const twice = items
      .map((item) => item + 1, { concurrency: 3 })
      .map((item) => item * 2, { concurrency: 2 })
    expect(await twice.toArray()).toEqual([4, 6, 8, 10, 12, 14, 16])
  })

  describe('goes on only as results are taken:', () => {
    it.each<[concurrency: number, taken: number, called: number, requests: number]>([
      [1, 0, 0, 0],
      [1, 1, 1, 1],
      [1, 5, 5, 3],
      [3, 1, 3, 2],
      [3, 4, 6, 3],
      [10, 1, 10, 5],
      [10, 11, 20, 10],
    ])(
      'concurrency %i, %i results taken: %i calls, %i requests of two items',
      async (concurrency, ...row) => {
        const [taken, called, requests] = row
        const { paginate, inputs } = numbered({ count: 40, sizes: [2] })
        const held = heldCalls()
        const loop = paginate().items().map(held.fn, { concurrency })[Symbol.asyncIterator]()
        held.open()
        await settled()
        for (let count = 0; count < taken; count++) await loop.next()
        await settled()
        expect([held.items().length, inputs.length]).toEqual([called, requests])
        await loop.return?.()
      },
    )

    it('a result that is not ready holds up the calls behind it', async () => {
      const { paginate, inputs } = numbered({ count: 40, sizes: [2] })
      const held = heldCalls()
      const loop = paginate().items().map(held.fn, { concurrency: 4 })[Symbol.asyncIterator]()
      const first = loop.next()
      await settled()
      for (const item of [2, 3, 4]) held.call(item).resolve()
      await settled()
      expect([held.items(), inputs.length]).toEqual([[1, 2, 3, 4], 2])
      held.call(1).resolve()
      expect((await first).value).toBe('result 1')
      held.open()
      for (const item of [2, 3]) expect((await loop.next()).value).toBe(`result ${item}`)
      await loop.return?.()
    })

    it('calls of next() at once are answered in order', async () => {
      const { paginate } = numbered({ count: 5, sizes: [2] })
      const held = heldCalls()
      held.open()
      const loop = paginate().items().map(held.fn, { concurrency: 3 })[Symbol.asyncIterator]()
      const answers = await Promise.all(Array.from({ length: 7 }, () => loop.next()))
      expect(answers.map(({ value }) => value)).toEqual([...results(5), undefined, undefined])
    })
  })

  it('delivers the results before a page that failed, then its error, and continues after it', async () => {
    const { paginate } = numbered({ count: 6, sizes: [2], failing: [2, 3] })
    const items = paginate()
      .items()
      .map((item) => item * 10, { concurrency: 5 })
    const loop = items[Symbol.asyncIterator]()
    const seen: unknown[] = []
    for (let next: IteratorResult<unknown> | undefined; !next?.done; ) {
      next = await loop.next().catch((error: Error) => ({ done: false, value: error.message }))
      if (!next.done) seen.push(next.value)
    }
    expect(seen).toEqual([10, 20, 'request 2 failed', 'request 3 failed', 30, 40, 50, 60])
    expect(items.receipt).toMatchObject({ outcome: 'complete', pages: 3, items: 6 })
  })

  it.each<[fn: unknown, options: unknown, problem: string]>([
    [undefined, {}, 'map got undefined: pass a function, (item, { signal }) => result'],
    ['Key', {}, "map got 'Key': pass a function"],
    [() => 1, { concurrency: 0 }, 'concurrency is 0: pass a whole number, 1 or more'],
    [() => 1, { concurrency: 1.5 }, 'concurrency is 1.5: pass a whole number, 1 or more'],
    [() => 1, { concurrency: '4' }, "concurrency is '4': pass"],
    [() => 1, { concurrency: Number.POSITIVE_INFINITY }, 'concurrency is Infinity: pass'],
    [() => 1, { signal: new AbortController() }, 'signal is an object: pass an AbortSignal'],
    [() => 1, { concurency: 4 }, 'unknown map option "concurency"; did you mean "concurrency"?'],
    [() => 1, { abortSignal: AbortSignal.abort() }, 'unknown map option "abortSignal"; use `signal`'],
    [() => 1, 4, 'expected an object of map options, got a number'],
    [
      null,
      { concurrency: -1 },
      'map got null: pass a function, (item, { signal }) => result\n  concurrency is -1',
    ],
  ])('of %o with %o is refused before any request', (fn, options, problem) => {
    const { paginate, inputs } = numbered({ count: 3, sizes: [3] })
    const items = paginate().items()
    expect(() => items.map(fn as () => 1, options as object)).toThrow(PaginationError)
    expect(() => items.map(fn as () => 1, options as object)).toThrow(problem)
    expect(inputs).toEqual([])
  })
})
