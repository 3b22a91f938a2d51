import { type ClientConfig, client } from 'nexttoken'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterEach, describe, expect, it } from 'vitest'
import { atAws } from '../support/at-aws.js'

let aws: Simulation | undefined
afterEach(() => aws?.close())

const credentials = { accessKeyId: 'one', secretAccessKey: 'test' }
const open = (service: string, more: ClientConfig = {}) =>
  client(service, { region: 'us-east-1', endpoint: aws?.endpoint, credentials, maxAttempts: 20, ...more })

const throttles = () => aws?.requests.filter(({ fault }) => fault === 'throttle').length ?? 0

/** Eight listings of four pages at once, against a rate that they exceed by far. */
async function listRolesEightfold(config: ClientConfig): Promise<number> {
  await aws?.close()
  aws = await simulate({ 'iam.ListRoles': { items: 40, pageSize: 10, rate: 8 } })
  const listings = Array.from({ length: 8 }, () => open('iam', config).paginate('list_roles').items())
  const all = await Promise.all(listings.map((items) => items.toArray()))
  expect(all.map(({ length }) => length)).toEqual(Array(8).fill(40))
  return throttles()
}

describe('https://github.com/turbot/steampipe-plugin-aws/issues/1726: queue what the service can entertain', () => {
  it('lets listings that run at once share a rate, so that the service refuses few', async () => {
    const alone = await listRolesEightfold({ governor: false })
    const governed = await listRolesEightfold({})
    expect(governed).toBeLessThan(alone / 2)
  })

  it('shares it between clients, and not between accounts', async () => {
    aws = await simulate({
      'iam.ListUsers': { items: 30, pageSize: 10, faults: [{ on: 1, kind: 'throttle' }] },
    })
    await open('iam').paginate('list_users').items().toArray()
    const order: string[] = []
    const list = async (name: string, accessKeyId: string) => {
      const config = { credentials: { ...credentials, accessKeyId } }
      await open('iam', config).paginate('list_users').items().toArray()
      order.push(name)
    }
    await Promise.all([list('same account', 'one'), list('other account', 'two')])
    expect(order).toEqual(['other account', 'same account'])
  })

  it('begins with the quota that AWS documents, and is not refused at all', async () => {
    // More than the quota of two a second, so that a machine that is slow to begin is not refused for it.
    aws = await simulate({ 'cloudtrail.LookupEvents': { items: 60, pageSize: 20, rate: 3 } })
    const listings = [1, 2].map(() => {
      const trail = open('cloudtrail', { endpoint: undefined, ...atAws(aws?.endpoint ?? '') })
      return trail.paginate('lookup_events').items().toArray()
    })
    expect((await Promise.all(listings)).map(({ length }) => length)).toEqual([60, 60])
    expect(throttles()).toBe(0)
  })

  it('leaves single calls alone', async () => {
    aws = await simulate({ 'iam.ListGroups': { items: 1, faults: [{ on: 1, kind: 'throttle' }] } })
    const iam = open('iam')
    await iam.paginate('list_groups').items().toArray()
    const order: string[] = []
    const waiting = iam.paginate('list_groups').items().toArray()
    const held = Promise.all([waiting, iam.paginate('list_groups').items().toArray()])
    await Promise.all([
      held.then(() => order.push('listings')),
      Promise.all(Array.from({ length: 5 }, () => iam.listGroups())).then(() => order.push('calls')),
    ])
    expect(order).toEqual(['calls', 'listings'])
  })

  it('lets an abort and a deadline end a wait at once', async () => {
    aws = await simulate({
      'iam.ListPolicies': { items: 1000, pageSize: 1, faults: [{ on: 1, kind: 'throttle' }] },
    })
    const iam = open('iam')
    const overdue = iam.paginate('list_policies', {}, { deadline: 1500 })
    for await (const _page of overdue);
    expect(overdue.receipt.outcome).toBe('deadline')
    const aborts = Array.from({ length: 20 }, () => new AbortController())
    const listings = aborts.map(({ signal }) =>
      iam.paginate('list_policies', {}, { signal }).items().toArray(),
    )
    setTimeout(() => aborts.map((abort) => abort.abort()), 50)
    const ended = await Promise.allSettled(listings)
    expect(ended.map(({ status }) => status)).toEqual(Array(20).fill('rejected'))
  })

  it('takes a governor to be on or off', () => {
    expect(() => client('iam', { governor: 5 } as never)).toThrow('governor must be true or false')
  })
})
