import { type ClientConfig, client } from 'nexttoken'
import { beforeEach, describe, expect, it } from 'vitest'
import { sampleSize } from '../support/samples.js'
import { passTime, stopClock, VirtualAws } from '../support/virtual-aws.js'

beforeEach(() => stopClock())

const credentials = { accessKeyId: 'one', secretAccessKey: 'test' }
const open = (service: string, aws: VirtualAws, more: ClientConfig = {}) =>
  client(service, {
    region: 'us-east-1',
    endpoint: 'http://aws.test',
    credentials,
    maxAttempts: 20,
    requestHandler: aws.handler,
    ...more,
  })

/** Ten listings at once, against a rate that they exceed by far; gives how many requests were throttled. */
async function listTenfold(accessKeyId: string, config: ClientConfig = {}): Promise<number> {
  const aws = new VirtualAws({ 'iam.ListRoles': { items: 100, pageSize: 10 } }, 8)
  const own = { credentials: { ...credentials, accessKeyId }, ...config }
  const listings = Array.from({ length: 10 }, () => open('iam', aws, own).paginate('list_roles').items())
  const all = await passTime(Promise.all(listings.map((items) => items.toArray())))
  expect(all.map(({ length }) => length)).toEqual(Array(10).fill(100))
  return aws.throttles
}

/** Listings of CloudTrail, at AWS's own endpoint: its documented quota of two a second holds them from the start. */
const quoted = (items: number, pageSize: number) => {
  const aws = new VirtualAws({ 'cloudtrail.LookupEvents': { items, pageSize } })
  return (accessKeyId: string) =>
    open('cloudtrail', aws, { endpoint: undefined, credentials: { ...credentials, accessKeyId } })
}

describe('https://github.com/turbot/steampipe-plugin-aws/issues/1726: queue what the service can entertain', () => {
  it('concurrent listings share a rate, so that the service throttles few requests', async () => {
    // A single run may find its rate late; of several, most find it soon.
    const throttled = { alone: 0, governed: 0 }
    for (let number = 1; number <= sampleSize('pacedAccounts'); number++) {
      const account = String(number)
      throttled.alone += await listTenfold(account, { governor: false })
      throttled.governed += await listTenfold(account)
    }
    expect(throttled.governed).toBeLessThan(0.4 * throttled.alone)
  })

  it('a single throttle costs only its own retry', async () => {
    const times: number[] = []
    for (const governor of [false, true]) {
      const fault = { on: 6, kind: 'throttle' } as const
      const aws = new VirtualAws({ 'iam.ListInstanceProfiles': { items: 160, pageSize: 1, faults: [fault] } })
      const began = performance.now()
      const listing = open('iam', aws, { governor }).paginate('list_instance_profiles').items().toArray()
      expect(await passTime(listing)).toHaveLength(160)
      times.push(performance.now() - began)
    }
    for (const time of times) expect(time).toBeLessThan(1000)
  })

  it('clients share the rate, accounts do not', async () => {
    const clientOf = quoted(40, 20)
    await passTime(clientOf('shares').paginate('lookup_events').items().toArray())
    const order: string[] = []
    const list = async (name: string, accessKeyId: string) => {
      await clientOf(accessKeyId).paginate('lookup_events').items().toArray()
      order.push(name)
    }
    await passTime(Promise.all([list('same account', 'shares'), list('other account', 'does not')]))
    expect(order).toEqual(['other account', 'same account'])
  })

  it('the rate starts at the quota documented by AWS, so that no request is throttled', async () => {
    const aws = new VirtualAws({ 'cloudtrail.LookupEvents': { items: 60, pageSize: 20 } }, 2)
    const began = performance.now()
    const listings = [1, 2].map(() =>
      open('cloudtrail', aws, { endpoint: undefined }).paginate('lookup_events').items().toArray(),
    )
    const all = await passTime(Promise.all(listings))
    expect(all.map(({ length }) => length)).toEqual([60, 60])
    expect(aws.throttles).toBe(0)
    expect(performance.now() - began).toBeGreaterThan(1900)
  })

  it('single calls are not delayed', async () => {
    const cloudtrail = quoted(80, 20)('single calls')
    const began = performance.now()
    const times = await passTime(
      Promise.all(
        [
          cloudtrail.paginate('lookup_events').items().toArray(),
          ...Array.from({ length: 5 }, () => cloudtrail.lookupEvents()),
        ].map(async (work) => {
          await work
          return performance.now() - began
        }),
      ),
    )
    expect(times.slice(1)).toEqual(Array(5).fill(0))
    expect(times[0]).toBeGreaterThan(100)
  })

  it('an abort and a deadline end a wait at once', async () => {
    const cloudtrail = quoted(1000, 1)('ends')
    const began = performance.now()
    const overdue = cloudtrail.paginate('lookup_events', {}, { deadline: 1500 })
    const drain = async () => {
      for await (const _page of overdue);
    }
    await passTime(drain())
    expect(overdue.receipt.outcome).toBe('deadline')
    expect(performance.now() - began).toBeLessThanOrEqual(1500)
    const abortable = performance.now()
    const aborts = Array.from({ length: 20 }, () => new AbortController())
    const listings = aborts.map(({ signal }) =>
      cloudtrail.paginate('lookup_events', {}, { signal }).items().toArray(),
    )
    setTimeout(() => aborts.map((abort) => abort.abort()), 50)
    const ended = await passTime(Promise.allSettled(listings))
    expect(ended.map(({ status }) => status)).toEqual(Array(20).fill('rejected'))
    expect(performance.now() - abortable).toBe(50)
  })

  it('the option turns the governor on or off', () => {
    expect(() => client('iam', { governor: 5 } as never)).toThrow('governor must be true or false')
  })
})
