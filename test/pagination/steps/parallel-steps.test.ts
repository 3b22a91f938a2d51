import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemIterable } from '../../../src/pagination/index.js'
import { sampleSize } from '../../support/samples.js'
import { nameOf, type Pages, run, sorted, type Trial, trials } from '../parallel/support/trial.js'
import { memoryStore } from '../support/checkpointed.js'

const numRuns = sampleSize('steppedTrials')

/** Every kind of loop; each value of it is the items that it stands for. */
const kinds: Readonly<
  Record<string, (items: ItemIterable<{ item: unknown }>) => ItemIterable<{ item: unknown }[]>>
> = {
  batches: (items) => items.batches(7),
  map: (items) => items.map(async (item) => [item], { concurrency: 5 }),
  'batches and map': (items) => items.batches(3).map(async (batch) => batch, { concurrency: 3 }),
}

const loopOver = (kind: string, pages: Pages) => {
  const items = pages.items([...pages.resultKeys]) as ItemIterable<{ item: unknown }>
  return (kinds[kind] ?? kinds.batches)?.(items) as ItemIterable<{ item: unknown }[]>
}

const plans = fc.array(
  fc.record({
    kind: fc.constantFrom(...Object.keys(kinds)),
    /** Values taken before the loop is left. */
    values: fc.integer({ min: 1, max: 12 }),
    parallel: fc.constantFrom(1, 2, 5, 16),
    ordered: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
)

const last = { kind: 'batches', values: 1e6, parallel: 8, ordered: true }

const parallelism = ({ parallel, ordered }: typeof last) =>
  parallel === 1 ? { parallel: undefined, ordered: undefined } : { parallel, ordered }

function check(plan: readonly (typeof last)[], names: readonly string[], expected: readonly string[]): void {
  const isOrdered = plan.every(({ parallel, ordered }) => ordered || parallel === 1)
  expect(isOrdered ? names : sorted(names)).toEqual(isOrdered ? expected : sorted(expected))
}

const prove = (test: (trial: Trial, plan: (typeof last)[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(trials(150), plans, test), { numRuns })

describe('batches and results of a parallel listing deliver every key once', () => {
  it('left anywhere and resumed from their token', () =>
    prove(async (trial, plan) => {
      const { open, expected } = run(trial)
      const names: string[] = []
      const runs = [...plan, last]
      let startingToken: string | undefined
      for (const { kind, values, ...options } of runs) {
        const loop = loopOver(kind, open({ ...parallelism({ ...last, ...options }), startingToken }))
        let count = 0
        for await (const items of loop) {
          names.push(...items.map(({ item }) => nameOf(item)))
          if (++count === values) break
        }
        if (loop.receipt.outcome === 'complete') break
        startingToken = loop.resumeToken ?? startingToken
      }
      check(runs, names, expected)
    }))

  it('killed anywhere and resumed from their checkpoint', () =>
    prove(async (trial, plan) => {
      const { open, expected } = run(trial)
      const store = memoryStore()
      const names: string[] = []
      const runs = [...plan, last]
      for (const { kind, values, ...options } of runs) {
        const checkpoint = { store, every: 'item' as const }
        const pages = open({ ...parallelism({ ...last, ...options }), checkpoint })
        names.length = (await pages.readCheckpoint())?.items ?? 0
        const loop = loopOver(kind, pages)[Symbol.asyncIterator]()
        for (let count = 0; count < values; count++) {
          const next = await loop.next()
          if (next.done) break
          names.push(...next.value.map(({ item }) => nameOf(item)))
        }
      }
      check(runs, names, expected)
    }))
})
