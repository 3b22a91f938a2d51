import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckpointOptions, ItemIterable } from '../../../src/pagination/index.js'
import { sampleSize } from '../../support/samples.js'
import { memoryStore, open, refusing } from '../support/checkpointed.js'
import { answerInTurn, storedList } from '../support/scripted-service.js'
import { numbers } from './support/numbered.js'

type Items = ItemIterable<unknown>

/** Every kind of loop; each value of it is the items that it stands for. */
const kinds = {
  batches: (items: Items) => items.batches(4),
  map: (items: Items) => items.map(async (item) => [item], { concurrency: 5 }),
  'batches and map': (items: Items) => items.batches(3).map(async (batch) => batch, { concurrency: 2 }),
  'map and batches': (items: Items) => items.map((item) => item, { concurrency: 3 }).batches(2),
}
const names = Object.keys(kinds) as (keyof typeof kinds)[]

const loopOver = (name: keyof typeof kinds, items: Items): AsyncIterator<unknown[], undefined> =>
  (kinds[name](items) as AsyncIterable<unknown[], undefined>)[Symbol.asyncIterator]()

const stored = fc.nat({ max: 40 }).map((length) => Array.from({ length }, (_, index) => `item ${index}`))
const sizes = fc
  .tuple(fc.array(fc.nat({ max: 7 }), { maxLength: 12 }), fc.integer({ min: 1, max: 7 }))
  .map(([some, last]) => [...some, last])
const runs = fc.array(
  fc.record({
    /** Calls of `next()` before the process ends. */
    calls: fc.integer({ min: 0, max: 8 }),
    name: fc.constantFrom(...names),
    prefetch: fc.boolean(),
    every: fc.constantFrom('page' as const, 'item' as const, 0, 1_000_000),
    isLeft: fc.boolean(),
    refused: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 1 }),
  }),
  { maxLength: 10 },
)

describe('a checkpoint of batches and results', () => {
  it('loses nothing and saves nothing as finished that was not, wherever the process ends', async () => {
    await fc.assert(
      fc.asyncProperty(stored, sizes, runs, async (items, pageSizes, plan) => {
        const { send } = storedList(items, pageSizes)
        const store = memoryStore()
        const journal: unknown[] = []
        const last = {
          calls: 1000,
          name: names[0],
          prefetch: false,
          every: 'page',
          isLeft: false,
          refused: [],
        }
        for (const { calls, name, prefetch, every, isLeft, refused } of [...plan, last as (typeof plan)[0]]) {
          const pages = open(refusing(send, refused), { prefetch, checkpoint: { store, every } })
          const { items: saved = 0 } = (await pages.readCheckpoint()) ?? {}
          expect(journal.length).toBeGreaterThanOrEqual(saved)
          journal.length = saved
          const loop = loopOver(name, pages.items())
          for (let call = 0; call < calls; call++) {
            const result = await loop.next()
            if (result.done) break
            journal.push(...result.value)
          }
          if (isLeft) await loop.return?.()
        }
        expect(journal).toEqual(items)
        expect(JSON.parse(store.text ?? '')).toMatchObject({ outcome: 'complete', items: items.length })
      }),
      { numRuns: sampleSize('steppedRuns') },
    )
  })

  describe.each(names)('by %s', (name) => {
    /** Takes this many values, ends the loop, and lists what the next run gets. */
    async function interrupted(
      every: CheckpointOptions['every'],
      taken: number,
      how: 'killed' | 'left' | 'saved',
    ) {
      const { send } = storedList(numbers(17), [5, 0, 3])
      const store = memoryStore()
      const pages = open(send, { checkpoint: { store, every } })
      const loop = loopOver(name, pages.items())
      const values: unknown[][] = []
      for (let count = 0; count < taken; count++) values.push((await loop.next()).value ?? [])
      if (how === 'saved') await pages.save()
      if (how === 'left') await loop.return?.()
      const next = open(send, { checkpoint: { store, every } })
      return { values, rest: await next.items().toArray() }
    }

    it.each([1, 2, 3, 4, 5])(
      'a process killed at value %i gets that value again, and no other',
      async (taken) => {
        const { values, rest } = await interrupted('item', taken, 'killed')
        expect([...values.slice(0, -1).flat(), ...rest]).toEqual(numbers(17))
      },
    )

    it.each([1, 2, 3, 4, 5])(
      'a loop left at value %i gets that value again, however often it saves',
      async (taken) => {
        for (const every of ['page', 'item', 1_000_000] as const) {
          const { values, rest } = await interrupted(every, taken, 'left')
          expect([...values.slice(0, -1).flat(), ...rest]).toEqual(numbers(17))
        }
      },
    )

    it.each([1, 2, 3, 4, 5])('save() at value %i counts it as finished', async (taken) => {
      for (const every of ['page', 'manual'] as const) {
        const { values, rest } = await interrupted(every, taken, 'saved')
        expect([...values.flat(), ...rest]).toEqual(numbers(17))
      }
    })

    it('of a complete listing lists nothing more', async () => {
      const { send, inputs } = storedList(numbers(7), [3])
      const store = memoryStore()
      const list = async () => {
        const values: unknown[] = []
        const loop = loopOver(name, open(send, { checkpoint: store }).items())
        for (let next = await loop.next(); !next.done; next = await loop.next()) values.push(...next.value)
        return values
      }
      expect(await list()).toEqual(numbers(7))
      expect(await list()).toEqual([])
      expect(inputs).toHaveLength(3)
    })
  })

  it('is saved at a failure, up to what was finished', async () => {
    const store = memoryStore()
    const { send } = answerInTurn([
      { Things: [1, 2, 3], NextToken: 'a' },
      { Things: [4, 5], NextToken: 'b' },
      new Error('broken'),
    ])
    const pages = open(send, { checkpoint: { store, every: 1_000_000 } })
    const loop = pages
      .items()
      .map((item) => item, { concurrency: 10 })
      [Symbol.asyncIterator]()
    for (let item = 1; item <= 5; item++) await loop.next()
    await expect(loop.next()).rejects.toThrow('broken')
    expect(await pages.readCheckpoint()).toMatchObject({ items: 5, outcome: 'running' })
  })

  it('of toArray() is saved by save() alone, as a whole', async () => {
    const store = memoryStore()
    const { send } = storedList(numbers(7), [3])
    const pages = open(send, { checkpoint: store })
    expect(await pages.items().batches(2).toArray()).toHaveLength(4)
    expect(store.saves).toBe(0)
    await pages.save()
    expect(await pages.readCheckpoint()).toMatchObject({ outcome: 'complete', items: 7, pages: 3 })
  })

  it('cannot be saved without the option checkpoint', async () => {
    const batches = open(storedList([1], [1]).send, {})
      .items()
      .batches(2)
    const loop = batches[Symbol.asyncIterator]()
    await loop.next()
    await expect(batches.save()).rejects.toThrow('there is no checkpoint to save: pass the option checkpoint')
  })
})
