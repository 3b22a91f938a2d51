import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationModel } from '../../../src/models/index.js'
import type { PageIterator, PaginateOptions } from '../../../src/pagination/index.js'
import { VirtualTime } from '../../support/key-store/virtual-time.js'
import { PlainPaginator } from '../../support/plain-paginator.js'
import { sampleSize } from '../../support/samples.js'
import { seededRandom } from '../../support/seeded-random.js'
import { memoryStore } from './support/memory-store.js'
import type { Ask } from './support/run-pieces.js'
import { segmentedOperation, segmentedTable } from './support/segmented-table.js'
import { timedOperation, timedService, usualHabits } from './support/timed-service.js'

type Structure = Record<string, unknown>
type Pages = PageIterator<Structure, Structure, string>

const start = Date.UTC(2026, 10, 27)
const hour = 3_600_000

/** A listing that can be divided, and the names of all its items. */
interface Listing {
  readonly operation: OperationModel
  readonly input: Structure
  readonly ask: Ask
  readonly names: readonly string[]
  /** The service returns items in another order than it documents. */
  readonly isDisordered?: boolean
}

type Order = 'ascending' | 'descending' | 'none'

interface EventOptions {
  readonly isDisordered?: boolean
  readonly unit?: 'date' | 'milliseconds'
}

/** Events of an hour, half of them in one minute. */
function events(order: Order, count: number, options: EventOptions = {}): Listing {
  const { isDisordered = false, unit = 'date' } = options
  const items = Array.from({ length: count }, (_, n) => ({
    name: `event-${n}`,
    at: start + (n % 2 === 0 ? Math.floor((hour * n) / count) : 600_000 + ((n * 37) % 60_000)),
  }))
  const sign = { ascending: 1, descending: -1, none: 0 }[order]
  const [After, Before] = [start, start + hour].map((time) => (unit === 'date' ? new Date(time) : time))
  return {
    operation: timedOperation({ order, unit }),
    input: { After, Before },
    ask: timedService(items, { ...usualHabits, order: isDisordered ? 'none' : order, pageSize: 7 }, unit),
    isDisordered,
    names: items.toSorted((a, b) => sign * (a.at - b.at)).map(({ name }) => name),
  }
}

function rows(count: number): Listing {
  return {
    operation: segmentedOperation,
    input: { Filter: 'x' },
    ask: segmentedTable(count, { pageSize: 7 }),
    names: Array.from({ length: count }, (_, n) => `row-${n}`),
  }
}

const listings = fc.oneof(
  fc
    .record({
      order: fc.constantFrom<Order>('ascending', 'descending', 'none'),
      count: fc.integer({ min: 0, max: 400 }),
      isDisordered: fc.boolean(),
      unit: fc.constantFrom('date' as const, 'milliseconds' as const),
    })
    .map(({ order, count, ...options }) => events(order, count, options)),
  fc.integer({ min: 0, max: 250 }).map(rows),
)

/** Opens listings of a service whose answers overtake each other, and which fails now and then, in virtual time. */
function opener({ operation, input, ask }: Listing, { seed = 1, failures = 0 } = {}) {
  const random = seededRandom(seed)
  const time = new VirtualTime()
  const run = { time, requests: 0, inFlight: 0, mostInFlight: 0 }
  const paginator = new PlainPaginator<Structure, Structure>(operation, async (sent) => {
    run.requests++
    run.mostInFlight = Math.max(run.mostInFlight, ++run.inFlight)
    const isBroken = random() < failures
    await time.wait(15 + Math.floor(random() * 10))
    run.inFlight--
    if (isBroken) throw new Error('the connection broke')
    return ask(sent)
  })
  return { run, open: (options: PaginateOptions) => paginator.paginate(input, options) as Pages }
}

const nameOf = (item: unknown) => (item as { Name: string }).Name
const sorted = (names: readonly string[]) => names.toSorted()

/** Collects names, and asks again after a failure. */
async function collect(pages: Pages, most = Number.POSITIVE_INFINITY) {
  const names: string[] = []
  const items = pages.items()
  const loop = items[Symbol.asyncIterator]()
  for (let failures = 0; names.length < most; ) {
    try {
      const { done, value } = await loop.next()
      if (done) return { names, resumeToken: undefined }
      names.push(nameOf(value))
    } catch (error) {
      if (++failures > 500) throw error
    }
  }
  const { resumeToken } = items
  await loop.return?.()
  return { names, resumeToken }
}

const parallels = fc.integer({ min: 2, max: 24 })
const numRuns = sampleSize('dividedListings')

describe('a listing by windows of time or by segments delivers every item once', () => {
  it('in the order of the service, if it has one', () =>
    fc.assert(
      fc.asyncProperty(listings, parallels, fc.nat(), async (listing, parallel, seed) => {
        const { open, run } = opener(listing, { seed })
        const pages = open({ parallel })
        const { names } = await collect(pages)
        const dividedBy = listing.operation.paginationRule?.dividedBy
        const hasOrder = dividedBy?.kind === 'times' && dividedBy.order !== 'none' && !listing.isDisordered
        if (hasOrder) expect(names).toEqual(listing.names)
        else expect(sorted(names)).toEqual(sorted(listing.names))
        expect(pages.receipt.outcome).toBe('complete')
        expect(run.mostInFlight).toBeLessThanOrEqual(parallel)
      }),
      { numRuns },
    ))

  it('as pages come, after failures', () =>
    fc.assert(
      fc.asyncProperty(listings, parallels, fc.nat(), async (listing, parallel, seed) => {
        const { open } = opener(listing, { seed, failures: 0.1 })
        const { names } = await collect(open({ parallel, ordered: false }))
        expect(sorted(names)).toEqual(sorted(listing.names))
      }),
      { numRuns },
    ))

  it('left anywhere and resumed, with and without parallel', () =>
    fc.assert(
      fc.asyncProperty(
        listings,
        fc.array(
          fc.record({ parallel: fc.constantFrom(1, 2, 5, 16), most: fc.integer({ min: 1, max: 60 }) }),
          {
            maxLength: 4,
          },
        ),
        fc.nat(),
        async (listing, stops, seed) => {
          const { open } = opener(listing, { seed })
          const all: string[] = []
          let startingToken: string | undefined
          let isComplete = false
          for (const { parallel, most } of [{ parallel: 8, most: 10 }, ...stops]) {
            if (isComplete) break
            const options = { startingToken, ...(parallel > 1 && { parallel, ordered: false }) }
            const { names, resumeToken } = await collect(open(options), most)
            all.push(...names)
            startingToken = resumeToken
            isComplete = resumeToken === undefined
          }
          if (!isComplete) all.push(...(await collect(open({ startingToken, parallel: 4 }))).names)
          expect(sorted(all)).toEqual(sorted(listing.names))
        },
      ),
      { numRuns },
    ))

  it('saved in a checkpoint after each page', () =>
    fc.assert(
      fc.asyncProperty(listings, parallels, fc.nat(), async (listing, parallel, seed) => {
        const { open } = opener(listing, { seed })
        const store = memoryStore()
        const all: string[] = []
        for (let loops = 0; loops < 100; loops++) {
          const pages = open({ parallel, ordered: false, checkpoint: store })
          let count = 0
          for await (const page of pages) {
            // The page at which the loop stops counts as not consumed: the next loop gets it again.
            if (++count > 3) break
            all.push(...(page.Things as unknown[]).map(nameOf))
          }
          if (count <= 3) break
        }
        expect(sorted(all)).toEqual(sorted(listing.names))
      }),
      { numRuns },
    ))

  it('up to maxItems', () =>
    fc.assert(
      fc.asyncProperty(
        listings,
        parallels,
        fc.integer({ min: 1, max: 80 }),
        async (listing, parallel, maxItems) => {
          const { open } = opener(listing)
          const pages = open({ parallel, maxItems })
          const first = await collect(pages)
          expect(first.names).toHaveLength(Math.min(maxItems, listing.names.length))
          const { resumeToken } = pages
          const rest =
            resumeToken === undefined
              ? []
              : (await collect(open({ parallel, startingToken: resumeToken }))).names
          expect(sorted([...first.names, ...rest])).toEqual(sorted(listing.names))
        },
      ),
      { numRuns },
    ))
})

it('an endpoint that returns one stream after another, and not by time as the service documents, loses nothing', async () => {
  // Both streams have a burst in the middle of the same window, which is cut while the first stream is listed.
  const stream = (name: string) =>
    Array.from({ length: 1200 }, (_, n) => ({
      name: `${name}-${n}`,
      at: start + (n < 200 ? n * 18_000 : 601_000 + (n - 200) * 17),
    })).toSorted((one, other) => one.at - other.at)
  const items = [...stream('a'), ...stream('b')]
  const listing: Listing = {
    operation: timedOperation({ unit: 'milliseconds' }),
    input: { After: start, Before: start + hour },
    // As FilterLogEvents, each page names the streams: pages that only differ in what is left out are not the same.
    ask: timedService(
      items,
      { ...usualHabits, order: 'none', streams: [{ Name: 'a' }, { Name: 'b' }] },
      'milliseconds',
    ),
    names: items.map(({ name }) => name),
  }
  const { open } = opener(listing)
  const { names } = await collect(open({ parallel: 16, ordered: false }))
  expect(sorted(names)).toEqual(sorted(listing.names))
})

describe('receipts', () => {
  it('count the pieces, and the requests that brought nothing', async () => {
    const { open, run } = opener(events('ascending', 500))
    const pages = open({ parallel: 8 })
    await collect(pages)
    expect(run.mostInFlight).toBe(8)
    expect(pages.receipt.parallel?.pieces).toBeGreaterThan(16)
    expect(pages.receipt.parallel?.wasted).toBeGreaterThan(0)
  })

  it.each([
    ['a plain token', rows(100), { startingToken: 'row-7' }],
    ['a token in the input', { ...rows(100), input: { NextToken: 'row-7' } }, {}],
  ])('say that %s is that of one chain', async (_, listing, options) => {
    const { open } = opener({ ...listing, ask: segmentedTable(100, { ignores: true }) })
    const pages = open({ parallel: 8, ...options })
    const { names } = await collect(pages)
    expect(names).toEqual(listing.names.slice(8))
    expect(pages.receipt.parallel?.oneChain).toBe('the starting token is that of a single chain')
  })

  it('say that the service ignores segments, which are then listed as one chain', async () => {
    const { open } = opener({ ...rows(100), ask: segmentedTable(100, { ignores: true }) })
    const pages = open({ parallel: 8 })
    expect((await collect(pages)).names).toEqual(rows(100).names)
    expect(pages.receipt.parallel?.oneChain).toBe('the service returned the same page for two segments')
  })
})

describe('speed: with 16 in flight, against one chain, both in virtual time', () => {
  const unit = 'milliseconds'

  it.each<[string, Listing, object, number, number]>([
    ['windows in order', events('ascending', 1750, { unit }), {}, 8, 1.4],
    ['windows as pages come', events('ascending', 1750, { unit }), { ordered: false }, 8, 1.4],
    ['windows of a service without order', events('none', 1750, { unit }), {}, 8, 1.4],
    ['segments', rows(1750), {}, 10, 1.2],
  ])('%s', async (_, listing, options, leastSpeedUp, mostRequests) => {
    const chain = opener(listing)
    await collect(chain.open({}))
    const divided = opener(listing)
    await collect(divided.open({ parallel: 16, ...options }))
    expect(chain.run.time.now / divided.run.time.now).toBeGreaterThan(leastSpeedUp)
    expect(divided.run.requests / chain.run.requests).toBeLessThan(mostRequests)
  })
})
