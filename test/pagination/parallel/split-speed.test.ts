import { describe, expect, it } from 'vitest'
import { keySets, sortedKeys } from '../../support/parallel/key-sets.js'
import { simulateSplits } from '../../support/parallel/simulate-splits.js'
import { isLong, sampleOf } from '../../support/samples.js'

const pageSize = isLong ? 100 : 20
const pages = isLong ? 1000 : 250
const names = Object.keys(keySets)

/** How many times faster than one chain, and how many more requests, as a share of the chain's. */
interface Goal {
  readonly slots: number
  readonly isOrdered: boolean
  readonly atLeast: number
  readonly extra: number
}

// The fewer pages, the more the beginning counts, when little is known.
const goals: readonly Goal[] = isLong
  ? [
      { slots: 16, isOrdered: false, atLeast: 12, extra: 0.2 },
      { slots: 64, isOrdered: false, atLeast: 24, extra: 0.5 },
      { slots: 16, isOrdered: true, atLeast: 6, extra: 0.4 },
      { slots: 64, isOrdered: true, atLeast: 14, extra: 0.5 },
    ]
  : [
      { slots: 16, isOrdered: false, atLeast: 10, extra: 0.3 },
      { slots: 16, isOrdered: true, atLeast: 5, extra: 0.4 },
    ]

describe('a listing whose requests take the same time', () => {
  for (const name of sampleOf('splitSpeeds', names, () => false)) {
    const make = keySets[name]
    if (!make) throw new Error(`no key set ${name}`)
    const keys = sortedKeys(make, pages * pageSize)
    it.each(goals)(
      `of ${name}: $slots at once, ordered: $isOrdered`,
      ({ slots, isOrdered, atLeast, extra }) => {
        const simulated = simulateSplits({ keys, pageSize, slots, isOrdered })
        expect(simulated.isWhole).toBe(true)
        expect(simulated.speed).toBeGreaterThan(atLeast)
        expect(simulated.extra).toBeLessThan(extra)
      },
    )
  }

  it.each([0, 1, 900, 1000, 1001, 1999, 2000, 2001, 2999, 3000, 3001, 3500, 3999, 4000])(
    'of %i keys costs at most two requests more',
    (count) => {
      for (const name of names) {
        const make = keySets[name]
        const keys = make ? sortedKeys(make, count) : []
        for (const isOrdered of [true, false]) {
          expect(
            simulateSplits({ keys, pageSize: 1000, slots: 64, isOrdered }).extraRequests,
          ).toBeLessThanOrEqual(2)
        }
      }
    },
  )
})
