import { beforeEach, describe, expect, it, vi } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { knownQuota, quotas } from '../../src/pace/known-quotas.js'
import { paceOf } from '../../src/pace/pace-of.js'
import { RequestPace } from '../../src/pace/request-pace.js'
import { seededRandom } from '../support/seeded-random.js'
import {
  limitedTo,
  type Run,
  runListings,
  type Throttles,
  useVirtualTime,
  type VirtualListings,
} from './support/virtual-listings.js'

describe('the pace of an API', () => {
  beforeEach(() => useVirtualTime())

  it('does not exist before the first throttle', () => {
    const pace = new RequestPace()
    for (let n = 0; n < 1000; n++) {
      expect(pace.admit(undefined)).toBeUndefined()
      pace.learn({ sentAt: performance.now(), wasThrottled: false })
    }
    expect(pace.rate).toBeUndefined()
  })

  /** The same listings without a governor and with one, each with the same jitter and the same faults. */
  async function compare(
    run: Omit<VirtualListings, 'throttles' | 'pace'>,
    service: () => Throttles,
    seed = 7,
  ) {
    const runs: Run[] = []
    for (const pace of [undefined, new RequestPace()]) {
      vi.mocked(Math.random).mockImplementation(seededRandom(100 * seed))
      runs.push(await runListings({ ...run, throttles: service(), pace }))
    }
    const [alone, governed] = runs
    if (!alone || !governed) throw new Error('nothing ran')
    return { alone, governed }
  }

  it('does not change for a single throttle, which costs only its own retry', async () => {
    const once = () => (_now: number, number: number) => number === 6
    const { alone, governed } = await compare({ listings: 1, pages: 160 }, once)
    expect(governed).toEqual(alone)
    expect(governed.time).toBeLessThan(160 * 2 + 1010)
  })

  it.each([
    { words: 'one listing', listings: 1, pages: 160 },
    { words: 'ten listings at once', listings: 10, pages: 16 },
  ])('does not outlast an outage of three seconds: $words', async ({ listings, pages }) => {
    const outage = () => {
      let beganAt: number | undefined
      return (now: number, number: number) => {
        if (number === 6) beganAt = now
        return beganAt !== undefined && now - beganAt < 3000
      }
    }
    const { alone, governed } = await compare({ listings, pages }, outage)
    expect(governed.time).toBeLessThan(1.2 * alone.time)
  })

  it.each([
    { share: 0.05, listings: 1, pages: 500 },
    { share: 0.05, listings: 10, pages: 50 },
    { share: 0.3, listings: 1, pages: 150 },
    { share: 0.3, listings: 10, pages: 40 },
  ])('is not lowered for throttles with another cause: $share of the requests of $listings', async (run) => {
    const total = { alone: 0, governed: 0 }
    for (let seed = 1; seed <= 8; seed++) {
      const chance = () => {
        const random = seededRandom(seed)
        return () => random() < run.share
      }
      const { alone, governed } = await compare(run, chance, seed)
      expect(governed.failed).toBe(0)
      total.alone += alone.time
      total.governed += governed.time
    }
    expect(total.governed).toBeLessThan(1.2 * total.alone)
  })

  it.each([
    { rate: 8, listings: 10, pages: 24 },
    { rate: 20, listings: 10, pages: 60 },
    { rate: 100, listings: 50, pages: 40 },
  ])('approaches a limit of $rate per second with few throttles: $listings at once', async (run) => {
    const { alone, governed } = await compare(run, () => limitedTo(run.rate))
    expect(governed.failed).toBe(0)
    const fewest = ((run.listings * run.pages - run.rate) / run.rate) * 1000
    expect(governed.time).toBeLessThan(1.15 * fewest)
    expect(governed.throttled).toBeLessThan(0.4 * alone.throttled)
  })

  it('spares one listing most throttles of a limit that it exceeds', async () => {
    const { alone, governed } = await compare({ listings: 1, pages: 60 }, () => limitedTo(2))
    expect(governed.throttled).toBeLessThan(0.5 * alone.throttled)
    expect(governed.time).toBeLessThan(1.2 * alone.time)
  })

  it('lets nearly all listings finish when most would run out of attempts', async () => {
    const failed = { alone: 0, governed: 0 }
    for (let seed = 1; seed <= 4; seed++) {
      const { alone, governed } = await compare({ listings: 20, pages: 8 }, () => limitedTo(5), seed)
      failed.alone += alone.failed
      failed.governed += governed.failed
    }
    expect(failed.alone).toBeGreaterThan(20)
    expect(failed.governed).toBeLessThan(0.2 * failed.alone)
  })

  it('follows a limit that falls to a tenth, and one that is removed', async () => {
    const pace = new RequestPace()
    const run = (rate: number, pages: number) =>
      runListings({ listings: 10, pages, throttles: limitedTo(rate), pace })
    await run(50, 50)
    const fallen = await run(5, 10)
    expect(fallen.failed).toBe(0)
    expect(fallen.time).toBeLessThan(30_000)
    expect((await run(Number.POSITIVE_INFINITY, 400)).time).toBeLessThan(15_000)
    expect(pace.rate).toBeUndefined()
  })

  it('starts at a known quota, with hardly any throttle', async () => {
    const pace = new RequestPace({ rate: 10 })
    const governed = await runListings({ listings: 10, pages: 60, throttles: limitedTo(10), pace })
    expect(governed.throttled).toBeLessThan(20)
    expect(governed.time).toBeLessThan(1.15 * 59_000)
  })

  it('detects that a quota was raised', async () => {
    const pace = new RequestPace({ rate: 5 })
    const governed = await runListings({ listings: 10, pages: 100, throttles: limitedTo(50), pace })
    expect(governed.time).toBeLessThan(30_000)
  })

  it('returns to a known quota if throttles do not depend on the rate', async () => {
    const random = seededRandom(5)
    const pace = new RequestPace({ rate: 10 })
    const { time } = await runListings({ listings: 10, pages: 40, throttles: () => random() < 0.3, pace })
    expect(time).toBeLessThan(120_000)
    expect(pace.rate).toBeGreaterThanOrEqual(9)
  })

  it('does not grow while unused', async () => {
    const pace = new RequestPace()
    await runListings({ listings: 10, pages: 10, throttles: limitedTo(8), pace })
    vi.advanceTimersByTime(600_000)
    expect(pace.admit(undefined)).toBeUndefined()
    expect(pace.rate).toBeLessThan(12)
  })

  it('serves waiting calls in order, and an abort ends only its own wait', async () => {
    const pace = new RequestPace({ rate: 1 })
    expect(pace.admit(undefined)).toBeUndefined()
    const order: string[] = []
    const abort = new AbortController()
    const waiting = [
      pace.admit(undefined)?.then(() => order.push('first')),
      pace.admit(abort.signal)?.then(() => order.push('aborted')),
      pace.admit(undefined)?.then(() => order.push('second')),
    ]
    abort.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect(order).toEqual(['aborted'])
    await vi.advanceTimersByTimeAsync(3000)
    await Promise.all(waiting)
    expect(order).toEqual(['aborted', 'first', 'second'])
  })

  it('leaves no timer when every call has left', () => {
    const pace = new RequestPace({ rate: 1 })
    pace.admit(undefined)
    const aborts = [new AbortController(), new AbortController()]
    for (const { signal } of aborts) void pace.admit(signal)
    expect(vi.getTimerCount()).toBe(1)
    for (const abort of aborts) abort.abort()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not wait if the signal is already aborted', async () => {
    const pace = new RequestPace({ rate: 1 })
    pace.admit(undefined)
    await pace.admit(AbortSignal.abort())
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('the paces of a process', () => {
  const place = { account: '1', region: 'us-east-1', service: 'iam', operation: 'ListUsers' }

  it('are separate for each account, region, endpoint and operation', () => {
    expect(paceOf(place)).toBe(paceOf({ ...place }))
    const others = [
      { account: '2' },
      { region: 'eu-west-1' },
      { operation: 'ListRoles' },
      { endpoint: 'http://h' },
    ]
    for (const other of others) expect(paceOf({ ...place, ...other })).not.toBe(paceOf(place))
  })

  it('are shared by operations that a service counts together, in all regions', () => {
    const zones = { ...place, service: 'route53', operation: 'ListHostedZones' }
    expect(paceOf({ ...zones, operation: 'ListHealthChecks', region: 'eu-west-1' })).toBe(paceOf(zones))
  })

  it('start at the AWS quota only for AWS endpoints', () => {
    const events = { ...place, service: 'cloudtrail', operation: 'LookupEvents' }
    const isHeldBack = (endpoint: string | undefined) => {
      const pace = paceOf({ ...events, endpoint })
      return [1, 2, 3].some(() => pace.admit(AbortSignal.abort()) !== undefined)
    }
    expect(isHeldBack(undefined)).toBe(true)
    expect(isHeldBack('https://vpce-1-2.cloudtrail.us-east-1.vpce.amazonaws.com')).toBe(true)
    expect(isHeldBack('http://127.0.0.1:5000')).toBe(false)
  })
})

describe('the known quotas', () => {
  it.each(
    Object.entries(quotas).flatMap(([service, { operations = {} }]) =>
      Object.keys(operations).map((operation) => ({ service, operation })),
    ),
  )('$service $operation belongs to a paginated operation', ({ service, operation }) => {
    expect(loadModel(service).operation(operation)?.paginationRule).toBeDefined()
    expect(knownQuota(service, operation).quota?.rate).toBeGreaterThan(0)
  })

  it('name existing services', () => {
    for (const service of Object.keys(quotas)) expect(loadModel(service).name).toBe(service)
  })
})
