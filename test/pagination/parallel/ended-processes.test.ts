import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleSize } from '../../support/samples.js'
import { nameOf, namesOnPage, run, sorted, trials } from './support/trial.js'

type Structure = Record<string, unknown>

/** How a process lists, and when it ends: after so many calls of `next()`, leaving the loop or not. */
const runs = fc.array(
  fc.record({
    calls: fc.integer({ min: 0, max: 40 }),
    byItem: fc.boolean(),
    every: fc.constantFrom('page' as const, 'item' as const, 0, 1_000_000),
    prefetch: fc.constantFrom(undefined, true, false),
    isLeft: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)

/** A database that stores items and the checkpoint together, or none of them. */
function transactions() {
  return {
    text: undefined as string | undefined,
    journal: [] as string[],
    pending: [] as string[],
    load() {
      return this.text
    },
    save(text: string) {
      this.text = text
      this.journal.push(...this.pending)
      this.pending = []
    },
  }
}

describe('whenever a process ends that lists in parallel, no item saved as delivered is lost or delivered again,', () => {
  it('for all saving intervals, kinds of loop and endings, pages shorter than asked, throttles and failures', async () => {
    await fc.assert(
      fc.asyncProperty(trials(120), runs, fc.nat(), async (trial, plan, seed) => {
        const faults = { seed, shortPages: 0.15, throttled: 0.1, maxAttempts: 2 }
        const { open, expected } = run(trial, faults)
        const store = transactions()
        const last = {
          calls: 100_000,
          byItem: true,
          every: 'page' as const,
          prefetch: undefined,
          isLeft: false,
        }
        for (const { calls, byItem, every, prefetch, isLeft } of [...plan, last]) {
          store.pending = []
          const pages = open({ checkpoint: { store, every }, prefetch })
          const keys = [...pages.resultKeys] as [string, ...string[]]
          const loop: AsyncIterator<unknown, undefined> = (byItem ? pages.items(keys) : pages)[
            Symbol.asyncIterator
          ]()
          let latest = 0
          for (let call = 0; call < calls; call++) {
            const result = await loop.next().catch(() => undefined)
            if (result?.done) break
            latest = 0
            if (!result) continue
            const { value } = result
            const names = byItem
              ? [nameOf((value as { item: unknown }).item)]
              : namesOnPage(value as Structure)
            store.pending.push(...names)
            latest = names.length
          }
          // What a loop is left with was not finished.
          if (isLeft) store.pending.length = Math.max(0, store.pending.length - latest)
          if (isLeft) await loop.return?.()
        }
        const { journal } = store
        if (trial.options.ordered) expect(journal).toEqual(expected)
        else expect(sorted(journal)).toEqual(sorted(expected))
      }),
      { numRuns: sampleSize('parallelEnds') },
    )
  })
})
