import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Backoff, nextWait } from '../../src/waiters/next-wait.js'

const forever = Number.POSITIVE_INFINITY
const jittered: Backoff = { kind: 'jittered', delay: 15_000, maxDelay: 120_000 }

describe('the time between two calls', () => {
  it('is always the delay if it is fixed', () => {
    const fixed: Backoff = { kind: 'fixed', delay: 15_000, maxDelay: 120_000 }
    expect([1, 2, 40].map((attempt) => nextWait(fixed, { attempt, left: forever }))).toEqual([
      15_000, 15_000, 15_000,
    ])
    expect(nextWait(fixed, { attempt: 1, left: 15_001 })).toBe(15_000)
    expect(nextWait(fixed, { attempt: 1, left: 15_000 })).toBeUndefined()
  })

  it('doubles at most with each call, up to the longest, and is never shorter than the delay', () => {
    const longest = [1, 2, 3, 4, 5, 9].map((attempt) =>
      nextWait(jittered, { attempt, left: forever }, () => 1),
    )
    expect(longest).toEqual([15_000, 30_000, 60_000, 120_000, 120_000, 120_000])
    const shortest = [1, 4, 9].map((attempt) => nextWait(jittered, { attempt, left: forever }, () => 0))
    expect(shortest).toEqual([15_000, 15_000, 15_000])
    expect(nextWait(jittered, { attempt: 3, left: forever }, () => 0.5)).toBe(37_500)
  })

  it('leaves the delay for the last call, and is not waited for nothing', () => {
    expect(nextWait(jittered, { attempt: 5, left: 100_000 }, () => 1)).toBe(85_000)
    expect(nextWait(jittered, { attempt: 5, left: 15_001 }, () => 1)).toBe(1)
    expect(nextWait(jittered, { attempt: 5, left: 15_000 }, () => 1)).toBeUndefined()
  })

  it('lies within its bounds whatever is asked for', () => {
    const any = fc.record({
      delay: fc.integer({ min: 0, max: 100_000 }),
      longer: fc.integer({ min: 0, max: 500_000 }),
      attempt: fc.integer({ min: 1, max: 2000 }),
      left: fc.integer({ min: 1, max: 10_000_000 }),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(any, ({ delay, longer, attempt, left, chance }) => {
        const backoff: Backoff = { kind: 'jittered', delay, maxDelay: delay + longer }
        const wait = nextWait(backoff, { attempt, left }, () => chance)
        if (wait === undefined) expect(left).toBeLessThanOrEqual(delay)
        else {
          expect(wait).toBeLessThanOrEqual(delay + longer)
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(left - wait).toBeGreaterThanOrEqual(Math.min(delay, left))
        }
      }),
    )
  })
})
