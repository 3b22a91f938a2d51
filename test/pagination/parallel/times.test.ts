import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DividedByTimes } from '../../../src/models/index.js'
import { timeDivision } from '../../../src/pagination/parallel/times/index.js'
import { sampleSize } from '../../support/samples.js'
import { planOf } from './support/plan-of.js'
import { type Ask, runPieces } from './support/run-pieces.js'
import {
  type Habits,
  type Timed,
  timedOperation,
  timedService,
  usualHabits,
} from './support/timed-service.js'

const start = Date.UTC(2026, 10, 27)
const hour = 3_600_000

interface Listing {
  readonly facts?: Partial<DividedByTimes>
  readonly input?: Record<string, unknown>
  readonly options?: object
  readonly slots?: number
}

async function list(ask: Ask, { facts = {}, input = {}, options = {}, slots = 8 }: Listing = {}) {
  const operation = timedOperation(facts)
  const plan = planOf(
    operation,
    { After: new Date(start), Before: new Date(start + hour), ...input },
    { parallel: slots, ...options },
  )
  const divided_by = plan.rule.dividedBy
  if (divided_by?.kind !== 'times') throw new Error('the operation is not divided by times')
  const division = timeDivision(plan, divided_by)
  const { pages, inputs } = await runPieces(division, ask)
  return { division, inputs, names: pages.flatMap(namesOf) }
}

function namesOf(page: object): string[] {
  return (Reflect.get(page, 'Things') as { Name: string }[]).map(({ Name }) => Name)
}

/** `count` items in even distances over the hour. */
const evenly = (count: number): Timed[] =>
  Array.from({ length: count }, (_, n) => ({ name: `item-${n}`, at: start + Math.floor((hour * n) / count) }))

const names = (items: readonly Timed[]) => items.map(({ name }) => name)

describe('windows of time', () => {
  it('a listing of a few pages is requested as one chain, without another request', async () => {
    const items = evenly(14)
    const { names: listed, inputs } = await list(timedService(items, usualHabits))
    expect(listed).toEqual(names(items))
    expect(inputs).toHaveLength(2)
  })

  it('a long listing is cut after its first page, in the order of the service', async () => {
    const items = evenly(1000)
    const ascending = await list(timedService(items, usualHabits))
    expect(ascending.names).toEqual(names(items))
    const ranges = new Set(ascending.inputs.map(({ After, Before }) => `${After}-${Before}`))
    expect(ranges.size).toBeGreaterThan(30)
    expect(ascending.inputs.length).toBeLessThan(150)

    const descending = await list(timedService(items, { ...usualHabits, order: 'descending' }), {
      facts: { order: 'descending' },
    })
    expect(descending.names).toEqual(names(items).reverse())
  })

  it('a window that is fuller than the others is cut again', async () => {
    const burst = Array.from({ length: 3000 }, (_, n) => ({
      name: `burst-${n}`,
      at: start + n * 20,
    }))
    const { names: listed, inputs } = await list(timedService([...evenly(100), ...burst], usualHabits), {
      slots: 4,
    })
    expect(new Set(listed).size).toBe(3100)
    expect(listed).toHaveLength(3100)
    const chains = new Map<string, number>()
    for (const { After } of inputs) chains.set(String(After), (chains.get(String(After)) ?? 0) + 1)
    expect(Math.max(...chains.values())).toBeLessThan(60)
    expect(inputs.length).toBeLessThan(500)
  })

  it.each<[string, Partial<Habits>]>([
    ['both ends are counted', {}],
    ['the start is not counted', { hasStart: false }],
    ['the end is not counted', { hasEnd: false }],
    ['neither end is counted', { hasStart: false, hasEnd: false }],
    ['times are reported in seconds, rounded down', { rounds: 'down' }],
    ['times are reported in seconds, rounded', { rounds: 'nearest' }],
    ['the range is ignored', { ignoresRange: true }],
    ['items come in no order', { order: 'none' }],
  ])('items at the edges of windows come once if %s', async (_, habits) => {
    const items = Array.from({ length: 300 }, (_, n) => ({ name: `item-${n}`, at: start + 500 + n * 11_997 }))
    const shuffled = habits.order === 'none' ? items.map((_, n) => items[(n * 7) % 300] as Timed) : items
    const { names: listed, inputs } = await list(timedService(shuffled, { ...usualHabits, ...habits }))
    expect(listed.toSorted()).toEqual(names(items).toSorted())
    expect(inputs.length).toBeLessThan(habits.ignoresRange ? 1200 : 100)
  })

  it('a service that documents no order is cut at the beginning, and delivers as pages come', async () => {
    const { division, inputs } = await list(timedService(evenly(1000), { ...usualHabits, order: 'none' }), {
      facts: { order: 'none' },
    })
    expect(division.hasOrder).toBe(false)
    expect(new Set(inputs.map(({ After }) => String(After))).size).toBeGreaterThanOrEqual(24)
  })

  it.each<[object, boolean]>([
    [{}, true],
    [{ SortBy: 'At', SortOrder: 'Descending' }, true],
    [{ SortBy: 'Name' }, false],
  ])('the order of %j is that of the times: %s', async (input, hasOrder) => {
    const facts = { by: { SortBy: 'At' }, direction: 'SortOrder' }
    const { division } = await list(timedService([], usualHabits), {
      facts,
      input: { ...input },
      options: { ordered: false },
    })
    expect(division.hasOrder).toBe(hasOrder)
  })

  it.each([[{ milliseconds: 1 }], [{ seconds: 1000 }]])('times can be numbers: %j', async (units) => {
    const [unit, scale] = Object.entries(units)[0] as ['milliseconds' | 'seconds', number]
    const items = evenly(500).map(({ name, at }) => ({ name, at: Math.floor(at / scale) * scale }))
    const { names: listed, inputs } = await list(timedService(items, usualHabits, unit), {
      facts: { unit },
      input: { After: start / scale, Before: (start + hour) / scale },
    })
    expect(listed).toEqual(names(items))
    expect(inputs.every(({ After }) => Number.isInteger(After))).toBe(true)
  })

  it('the times of the input can be nested', async () => {
    const plan = planOf(timedOperation({ start: 'Range.From', end: 'Range.To' }), {
      Range: { From: new Date(start), To: new Date(start + hour), Zone: 'UTC' },
    })
    const facts = plan.rule.dividedBy
    if (facts?.kind !== 'times') throw new Error('not divided')
    const { input } = timeDivision(plan, facts).planOf({ from: start + 600_000, to: start + 1_200_000 })
    expect(input).toEqual({
      Range: {
        From: new Date(start + 600_000 - 18_000),
        To: new Date(start + 1_200_000 + 18_000),
        Zone: 'UTC',
      },
    })
    expect(plan.input.Range).toEqual({ From: new Date(start), To: new Date(start + hour), Zone: 'UTC' })
  })

  it('empty first pages mean that the service searches: the whole listing is cut', async () => {
    const { names: listed, inputs } = await list(timedService(evenly(40), { ...usualHabits, emptyPages: 2 }))
    expect(listed).toEqual(names(evenly(40)))
    expect(new Set(inputs.map(({ After }) => String(After))).size).toBe(16)
  })

  it('maxItems of a page or less cuts nothing', async () => {
    const { inputs } = await list(timedService(evenly(1000), usualHabits), { options: { maxItems: 10 } })
    expect(new Set(inputs.map(({ After }) => String(After))).size).toBe(1)
  })

  it('an item without its time is an error', async () => {
    const run = list(() => ({ Things: [{ Name: 'lost' }] }))
    await expect(run).rejects.toThrow(
      'an item of Things has no At, so it is not known which window of time it belongs to; omit parallel to list it',
    )
  })

  it('only windows of this listing are taken from a token', () => {
    const plan = planOf(timedOperation(), { After: new Date(start), Before: new Date(start + hour) })
    const facts = plan.rule.dividedBy
    if (facts?.kind !== 'times') throw new Error('not divided')
    const division = timeDivision(plan, facts)
    const whole = { from: start, to: start + 1000 }
    const good = [
      {},
      { from: start },
      { to: start },
      whole,
      { ...whole, asked: whole },
      { ...whole, checks: 3 },
    ]
    const bad = [
      null,
      'x',
      { from: 'x' },
      { from: 1.5 },
      { from: 2, to: 1 },
      { asked: { from: 2, to: 1 } },
      { checks: 'x' },
    ]
    expect(good.map((value) => division.isBounds(value))).toEqual(good.map(() => true))
    expect(bad.map((value) => division.isBounds(value))).toEqual(bad.map(() => false))
    const [early, late] = [{ to: start }, { from: start }]
    expect(division.misplaced([early, { from: start, checks: 0 }, { checks: 0 }, late])).toBe(-1)
    expect(division.misplaced([late, early])).toBe(1)
    expect(division.misplaced([early, { from: start - 1 }])).toBe(1)
  })
})

describe('whatever the items and the habits of the service are', () => {
  const habits = fc.record({
    order: fc.constantFrom('ascending', 'descending', 'none'),
    pageSize: fc.integer({ min: 1, max: 20 }),
    hasStart: fc.boolean(),
    hasEnd: fc.boolean(),
    rounds: fc.constantFrom('not', 'down', 'nearest'),
    ignoresRange: fc.boolean(),
    emptyPages: fc.constantFrom(0, 0, 0, 2),
  }) satisfies fc.Arbitrary<Habits>
  const offsets = fc.oneof(
    fc.array(fc.integer({ min: 0, max: hour }), { maxLength: 120 }),
    // Many items in a few seconds, and at their edges.
    fc.array(
      fc.integer({ min: 0, max: 20 }).map((n) => n * 500),
      { maxLength: 120 },
    ),
  )
  const documented = fc.constantFrom('ascending', 'descending', 'none')

  it('every item comes once', async () => {
    await fc.assert(
      fc.asyncProperty(
        offsets,
        habits,
        documented,
        fc.integer({ min: 1, max: 12 }),
        async (times, its, order, slots) => {
          const items = times.map((offset, n) => ({ name: `${n}`, at: start + offset }))
          const ask = timedService(items, its)
          const { names: listed } = await list(ask, { facts: { order }, slots })
          const all = names(items).filter((_, n) => its.ignoresRange || isListed(times[n] ?? 0, its))
          expect(listed.toSorted()).toEqual(all.toSorted())
        },
      ),
      { numRuns: sampleSize('dividedTimes') },
    )
  })

  function isListed(offset: number, { hasStart, hasEnd }: Habits): boolean {
    return (hasStart || offset > 0) && (hasEnd || offset < hour)
  }
})
