import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { knownQuota, quotas } from '../../src/pagination/pace/known-quotas.js'
import { paceOf } from '../../src/pagination/pace/pace-of.js'
import { RequestPace } from '../../src/pagination/pace/request-pace.js'

/** Sends as fast as the pace lets it, for so many seconds, to a service that takes `rate` a second, as many at once. */
async function demand(pace: RequestPace, rate: number, seconds: number) {
  const end = performance.now() + seconds * 1000
  let tokens = rate
  let filledAt = performance.now()
  let accepted = 0
  let throttled = 0
  while (performance.now() < end) {
    const turn = pace.admit(undefined)
    if (turn) {
      let isOver = false
      void turn.then(() => (isOver = true))
      while (!isOver) await vi.advanceTimersByTimeAsync(1)
    }
    const now = performance.now()
    tokens = Math.min(rate, tokens + ((now - filledAt) / 1000) * rate)
    filledAt = now
    const wasThrottled = tokens < 1
    if (wasThrottled) throttled++
    else accepted++
    if (!wasThrottled) tokens--
    pace.learn({ sentAt: now, wasThrottled })
    // A service that answers at once would otherwise be asked without end.
    await vi.advanceTimersByTimeAsync(1)
  }
  return { accepted, throttled }
}

describe('the pace of an API', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'hrtime', 'setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('is none before the first throttle', () => {
    const pace = new RequestPace()
    for (let n = 0; n < 1000; n++) {
      expect(pace.admit(undefined)).toBeUndefined()
      pace.learn({ sentAt: performance.now(), wasThrottled: false })
    }
    expect(pace.rate).toBeUndefined()
  })

  it.each([
    { rate: 1, mostThrottles: 20, share: 0.6 },
    { rate: 5, mostThrottles: 30, share: 0.75 },
    { rate: 20, mostThrottles: 60, share: 0.75 },
    { rate: 100, mostThrottles: 200, share: 0.75 },
  ])('finds $rate a second from throttles, and stays near', async ({ rate, mostThrottles, share }) => {
    const { accepted, throttled } = await demand(new RequestPace(), rate, 60)
    expect(throttled).toBeLessThan(mostThrottles)
    expect(accepted).toBeGreaterThan(rate * 60 * share)
  })

  it.each([
    ['before', [true, true, ...Array<boolean>(8).fill(false)]],
    ['after', [...Array<boolean>(8).fill(false), true, true]],
  ])('learns the rate of what goes out together, the refusals being answered %s the rest', (_, answers) => {
    const pace = new RequestPace()
    const sentAt = performance.now()
    for (const wasThrottled of answers) {
      vi.advanceTimersByTime(1)
      pace.learn({ sentAt, wasThrottled })
    }
    expect(pace.rate).toBeGreaterThan(5)
    expect(pace.rate).toBeLessThan(6.5)
  })

  it('begins with a known quota, and is hardly refused at all', async () => {
    const { accepted, throttled } = await demand(new RequestPace({ rate: 10 }), 10, 60)
    expect(throttled).toBeLessThan(20)
    expect(accepted).toBeGreaterThan(10 * 60 * 0.8)
  })

  it('finds out that a quota was raised', async () => {
    const pace = new RequestPace({ rate: 5 })
    await demand(pace, 50, 30)
    expect(pace.rate).toBeGreaterThan(25)
  })

  it('grows without demand no further than what was too much', async () => {
    const pace = new RequestPace()
    await demand(pace, 10, 5)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(pace.admit(undefined)).toBeUndefined()
    expect(pace.rate).toBeLessThan(15)
  })

  it('takes the throttles of requests that were under way together for one', () => {
    const pace = new RequestPace({ rate: 100 })
    for (let n = 0; n < 50; n++) pace.learn({ sentAt: 0, wasThrottled: false })
    const sentAt = performance.now()
    pace.learn({ sentAt, wasThrottled: true })
    const { rate } = pace
    vi.advanceTimersByTime(10)
    for (let n = 0; n < 20; n++) pace.learn({ sentAt: sentAt - 1, wasThrottled: true })
    expect(pace.rate).toBe(rate)
  })

  it('serves who waits in turn, and an abort ends a wait alone', async () => {
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

  it('leaves no timer behind when everyone has left', () => {
    const pace = new RequestPace({ rate: 1 })
    pace.admit(undefined)
    const aborts = [new AbortController(), new AbortController()]
    for (const { signal } of aborts) void pace.admit(signal)
    expect(vi.getTimerCount()).toBe(1)
    for (const abort of aborts) abort.abort()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not wait for a signal that is aborted already', async () => {
    const pace = new RequestPace({ rate: 1 })
    pace.admit(undefined)
    await pace.admit(AbortSignal.abort())
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('the paces of a process', () => {
  const place = { account: '1', region: 'us-east-1', service: 'iam', operation: 'ListUsers' }

  it('are one for each account, region, endpoint and operation', () => {
    expect(paceOf(place)).toBe(paceOf({ ...place }))
    const others = [
      { account: '2' },
      { region: 'eu-west-1' },
      { operation: 'ListRoles' },
      { endpoint: 'http://h' },
    ]
    for (const other of others) expect(paceOf({ ...place, ...other })).not.toBe(paceOf(place))
  })

  it('are one for all operations of a service that counts them together, in all regions', () => {
    const zones = { ...place, service: 'route53', operation: 'ListHostedZones' }
    expect(paceOf({ ...zones, operation: 'ListHealthChecks', region: 'eu-west-1' })).toBe(paceOf(zones))
  })

  it('begin with a quota of AWS’s at AWS alone', () => {
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
  )('$service $operation is of an operation that has pages', ({ service, operation }) => {
    expect(loadModel(service).operation(operation)?.paginationRule).toBeDefined()
    expect(knownQuota(service, operation).quota?.rate).toBeGreaterThan(0)
  })

  it('name services that there are', () => {
    for (const service of Object.keys(quotas)) expect(loadModel(service).name).toBe(service)
  })
})
