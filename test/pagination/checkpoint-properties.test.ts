import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryStore, open, refusing } from './support/checkpointed.js'
import { storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>

const stored = fc.nat({ max: 40 }).map((length) => Array.from({ length }, (_, index) => `item ${index}`))

const sizes = fc
  .tuple(fc.array(fc.nat({ max: 7 }), { maxLength: 20 }), fc.integer({ min: 1, max: 7 }))
  .map(([some, last]) => [...some, last])

describe('whenever the process ends, no item saved as delivered is delivered again, and none is lost,', () => {
  const runs = fc.array(
    fc.record({
      /** Calls of `next()` before the process ends. */
      calls: fc.integer({ min: 0, max: 12 }),
      byItem: fc.boolean(),
      prefetch: fc.boolean(),
      every: fc.constantFrom('page' as const, 'item' as const, 0, 1_000_000),
      isLeft: fc.boolean(),
      refused: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 1 }),
    }),
    { maxLength: 12 },
  )

  it('for all page sizes, saving intervals, kinds of loop, refused tokens and endings', async () => {
    await fc.assert(
      fc.asyncProperty(stored, sizes, runs, async (items, pageSizes, plan) => {
        const { send } = storedList(items, pageSizes)
        const store = memoryStore()
        const journal: unknown[] = []
        const last = {
          calls: 1000,
          byItem: true,
          prefetch: false,
          every: 'page' as const,
          isLeft: false,
          refused: [],
        }
        for (const { calls, byItem, prefetch, every, isLeft, refused } of [...plan, last]) {
          const pages = open(refusing(send, refused), { prefetch, checkpoint: { store, every } })
          const { items: saved = 0 } = (await pages.readCheckpoint()) ?? {}
          expect(journal.length).toBeGreaterThanOrEqual(saved)
          journal.length = saved
          const loop: AsyncIterator<unknown, undefined> = (byItem ? pages.items() : pages)[
            Symbol.asyncIterator
          ]()
          for (let call = 0; call < calls; call++) {
            const result = await loop.next()
            if (result.done) break
            if (byItem) journal.push(result.value)
            else journal.push(...((result.value as Structure).Things as unknown[]))
          }
          if (isLeft) await loop.return?.()
        }
        expect(journal).toEqual(items)
        expect(JSON.parse(store.text ?? '')).toMatchObject({ outcome: 'complete', items: items.length })
      }),
      { numRuns: 300 },
    )
  })
})
