import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleSize } from '../../support/samples.js'
import { collect, collectUntil, persist, type Stop, ways } from './support/collect.js'
import { run, sorted, type Trial, trials } from './support/trial.js'

const numRuns = sampleSize('parallelTrials')

const check = (
  { options }: Pick<Trial, 'options'>,
  names: readonly string[],
  expected: readonly string[],
) => {
  if (options.ordered) expect(names).toEqual(expected)
  else expect(sorted(names)).toEqual(sorted(expected))
}

const prove = <Values extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof Values]: fc.Arbitrary<Values[K]> },
  test: (...values: Values) => Promise<void>,
) => fc.assert(fc.asyncProperty(...arbitraries, test), { numRuns })

describe('a parallel listing delivers every key, version and common prefix once, in order if asked,', () => {
  it('read in pages, by item over all lists, and as one result', () =>
    prove([trials(), fc.constantFrom(...ways)], async (trial, way) => {
      const { open, expected, sender } = run(trial)
      const pages = open()
      check(trial, await collect(pages, way), expected)
      expect(pages.receipt.outcome).toBe('complete')
      expect(pages.resumeToken).toBeUndefined()
      expect(sender.mostInFlight).toBeLessThanOrEqual(trial.options.parallel)
    }))

  it('if pages are shorter than asked, and some empty', () =>
    prove(
      [trials(), fc.nat(), fc.double({ min: 0.1, max: 0.9, noNaN: true })],
      async (trial, seed, share) => {
        const { open, expected } = run(trial, { seed, shortPages: share })
        check(trial, await collect(open(), 'lists'), expected)
      },
    ))

  it('if the service throttles and connections break, also beyond the attempts of a call', () =>
    prove([trials(120), fc.nat(), fc.integer({ min: 1, max: 6 })], async (trial, seed, maxAttempts) => {
      const { open, expected } = run(trial, { seed, maxAttempts, throttled: 0.15, reset: 0.1 })
      const pages = open()
      const { names } = await persist(pages)
      check(trial, names, expected)
      expect(pages.receipt.outcome).toBe('complete')
    }))

  it('left anywhere and resumed, with and without parallel', () => {
    const stops = fc.array(
      fc.record({
        stop: fc.record({
          by: fc.constantFrom<Stop['by']>('maxItems', 'break', 'page', 'deadline'),
          after: fc.integer({ min: 1, max: 40 }),
        }),
        parallel: fc.constantFrom(1, 2, 5, 16),
        ordered: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    )
    return prove([trials(150), stops], async (trial, plan) => {
      const { open, expected, sender } = run(trial)
      const names: string[] = []
      let startingToken: string | undefined
      let isOrdered = true
      const last = { stop: { by: 'maxItems', after: 1e6 } as Stop, parallel: 8, ordered: true }
      for (const { stop, parallel, ordered } of [...plan, last]) {
        isOrdered &&= ordered || parallel === 1
        const parallelism =
          parallel === 1 ? { parallel: undefined, ordered: undefined } : { parallel, ordered }
        const left = await collectUntil(
          (options) => open({ ...options, ...parallelism, startingToken }),
          stop,
          () => sender.time.now,
        )
        names.push(...left.names)
        startingToken = left.resumeToken ?? (left.receipt.outcome === 'complete' ? undefined : startingToken)
        if (left.receipt.outcome === 'complete') break
      }
      if (isOrdered) expect(names).toEqual(expected)
      else expect(sorted(names)).toEqual(sorted(expected))
    })
  })

  it('while keys are created and deleted: those that are there throughout once, others at most once', () =>
    prove(
      [trials(), fc.nat(), fc.double({ min: 0.1, max: 1, noNaN: true })],
      async (trial, seed, changes) => {
        const operation = trial.operation === 'ListObjectVersions' ? 'ListObjectsV2' : trial.operation
        const selection = { ...trial.selection, delimiter: '' }
        const { open, expected, faulty } = run({ ...trial, operation, selection }, { seed, changes })
        const names = await collect(open(), 'pages')
        const isThroughout = (name: string) => !faulty.changed.has(name)
        check(trial, names.filter(isThroughout), expected.filter(isThroughout))
        expect(new Set(names).size).toBe(names.length)
      },
    ))
})

describe('a parallel listing notices a service that does not honour where it is to start, and delivers every key once', () => {
  const objects = (trial: Trial): Trial =>
    trial.operation === 'ListObjectVersions' ? { ...trial, operation: 'ListObjectsV2' } : trial

  it.each([
    ['ignores StartAfter', { ignoresStart: 1 }],
    ['ignores StartAfter in some requests', { ignoresStart: 0.3 }],
    ['lists the key of StartAfter again (rustfs#1165)', { returnsStart: true }],
    ['leaves out the key behind a StartAfter that does not exist (MinIO#21463)', { skipsAfterAbsent: true }],
    ['sorts by UTF-16 units, as s3proxy does', { order: 'utf-16' as const }],
  ])('one that %s', (_, faults) =>
    prove([trials(), fc.nat()], async (trial, seed) => {
      const { open, expected } = run(objects(trial), { ...faults, seed })
      const names = await collect(open(), 'lists')
      expect(sorted(names)).toEqual(sorted(expected))
      if (trial.options.ordered && !('order' in faults)) expect(names).toEqual(expected)
    }),
  )
})

describe('a parallel listing', () => {
  const chain = { parallel: undefined, ordered: undefined }
  const inOrder = (parallel: number) => ({ parallel, ordered: true })
  it.each([
    [
      'within the versions of the key that page 1 ends with',
      { style: 'short', count: 31, seed: 472745 },
      { prefix: 'a', pageSize: 11 },
      [[4, { parallel: 5, ordered: false }]],
    ],
    [
      'three times, in pieces of an earlier one',
      { style: 'short', count: 149, seed: 13 },
      { prefix: '', pageSize: 3 },
      [
        [3, chain],
        [49, chain],
        [35, inOrder(2)],
      ],
    ],
  ] as const)(
    'of versions left %s is resumed behind them',
    async (_, bucket, { prefix, pageSize }, stops) => {
      const { open, expected, sender } = run({
        ...{ operation: 'ListObjectVersions', bucket, selection: { prefix, delimiter: '' }, latency: 5 },
        options: { parallel: 8, ordered: true, pageSize },
      })
      const names: string[] = []
      let startingToken: string | undefined
      for (const [after, options] of [...stops, [1e6, inOrder(8)] as const]) {
        const openHere = (limits: object) => open({ ...limits, ...options, startingToken })
        const left = await collectUntil(openHere, { by: 'break', after }, () => sender.time.now)
        names.push(...left.names)
        startingToken = left.resumeToken
      }
      expect(sorted(names)).toEqual(sorted(expected))
    },
  )

  const trial = (count: number, more: Partial<Trial> = {}): Trial => ({
    operation: 'ListObjectsV2',
    bucket: { style: 'counter', count, seed: 1 },
    selection: { prefix: '', delimiter: '' },
    options: { parallel: 16, ordered: true, pageSize: 100 },
    latency: 20,
    ...more,
  })

  it('of one key with 3,000 versions delivers each once', async () => {
    const one = trial(30, {
      operation: 'ListObjectVersions',
      options: { parallel: 16, ordered: true, pageSize: 50 },
    })
    const { open, faulty } = run(one)
    for (let version = 0; version < 3000; version++) faulty.store.putVersion('img-000000007.jpg')
    const names = await collect(open(), 'lists')
    expect(names).toHaveLength(new Set(names).size)
    expect(names.filter((name) => name.startsWith('img-000000007'))).toHaveLength(3000 + countOf(one, 7))
  })

  /** How many versions a key has already. */
  function countOf(one: Trial, number: number): number {
    const key = `img-${String(number).padStart(9, '0')}.jpg`
    return run(one).expected.filter((name) => name.startsWith(key)).length
  }

  it.each([0, 1, 99, 100, 101, 150, 200, 250, 300, 301, 350, 399, 400])(
    'of %i keys, 100 a page, takes at most two requests more than a chain',
    async (count) => {
      for (const ordered of [true, false])
        for (const style of ['counter', 'random', 'folders', 'odd', 'deep']) {
          const options = { parallel: 64, ordered, pageSize: 100 }
          const { open, faulty } = run(trial(count, { bucket: { style, count, seed: 1 }, options }))
          const { length } = await collect(open(), 'pages')
          const most = length < 100 ? 1 : Math.ceil(length / 100) + 2
          expect(faulty.requests.length).toBeLessThanOrEqual(most)
        }
    },
  )

  it('of forty thousand keys is at least eight times as fast as a chain, with 16 in flight', async () => {
    const timeOf = async (options: object) => {
      const { open, sender, faulty } = run(
        trial(40_000, { options: { parallel: 16, ordered: true, pageSize: 50 } }),
      )
      expect(await collect(open(options), 'pages')).toHaveLength(40_000)
      return { time: sender.time.now, requests: faulty.requests.length }
    }
    const chain = await timeOf({ parallel: undefined, ordered: undefined })
    const parallel = await timeOf({})
    expect(chain.time / parallel.time).toBeGreaterThan(8)
    expect(parallel.requests / chain.requests).toBeLessThan(1.6)
  })
})
