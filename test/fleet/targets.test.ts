import { across, type TargetReceipt } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { FleetWorld, ownAccount, type WorldOptions } from './support/fleet-world.js'

const [first, second] = ['222222222222', '333333333333']
const denied = { code: 'AccessDeniedException', statusCode: 403 }
const enabled = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-south-2', 'af-south-1']

async function receiptsOf(
  targets: Parameters<typeof across>[0],
  options: WorldOptions,
  [service, operation]: readonly [string, string] = ['sns', 'list_topics'],
): Promise<{ receipts: readonly TargetReceipt[]; world: FleetWorld }> {
  const world = new FleetWorld(options)
  const run = across(targets, { client: world.client })
  for await (const _ of run.paginate(service as string, operation as never));
  return { receipts: run.receipts, world }
}

const regionsIn = (receipts: readonly TargetReceipt[]) => receipts.map(({ region }) => region).sort()

describe('regions', () => {
  it("'all' are those that account:ListRegions says are enabled", async () => {
    const { receipts, world } = await receiptsOf({ regions: 'all' }, { regions: enabled })
    expect(regionsIn(receipts)).toEqual([...enabled].sort())
    expect(receipts.map(({ note }) => note)).toEqual(enabled.map(() => undefined))
    expect(world.count('DescribeRegions')).toBe(0)
  })

  it('a pattern takes some of them', async () => {
    const { receipts } = await receiptsOf({ regions: ['us-*', 'af-south-1'] }, { regions: enabled })
    expect(regionsIn(receipts)).toEqual(['af-south-1', 'us-east-1', 'us-west-2'])
  })

  it('ec2:DescribeRegions is asked if account:ListRegions is denied', async () => {
    const refuse: WorldOptions['refuse'] = ({ service }) => (service === 'account' ? denied : undefined)
    const { receipts } = await receiptsOf({ regions: 'all' }, { regions: enabled, refuse })
    expect(regionsIn(receipts)).toEqual([...enabled].sort())
  })

  it('if both are denied, all regions are tried, and the receipts of those that may be disabled say why', async () => {
    const refuse: WorldOptions['refuse'] = ({ service, region }) => {
      if (service === 'account' || service === 'ec2') return denied
      return region === 'me-south-1' ? { code: 'InvalidClientTokenId', statusCode: 403 } : undefined
    }
    const { receipts } = await receiptsOf({ regions: 'all' }, { refuse })
    expect(receipts).toHaveLength(34)
    expect(receipts.find(({ region }) => region === 'me-south-1')?.outcome).toBe('not-enabled')
    const noted = receipts.filter(({ note }) => note !== undefined)
    expect(noted).toHaveLength(17)
    expect(noted[0]?.note).toMatch(/account:ListRegions failed: .*; ec2:DescribeRegions failed: /)
  })

  it('only those where the service has an endpoint are listed', async () => {
    const all = await receiptsOf({ regions: 'all' }, { regions: enabled }, ['cloudtrail', 'lookup_events'])
    expect(all.receipts).toHaveLength(5)
    const route53 = await receiptsOf({ regions: ['us-east-1', 'eu-west-1'] }, {}, ['iam', 'list_users'])
    expect(route53.receipts).toMatchObject([{ region: 'aws-global', outcome: 'complete' }])
    expect(route53.world.requests.at(-1)?.region).toBe('us-east-1')
  })

  it('one that was named, and has no endpoint of the service, is recorded without a request', async () => {
    const targets = { regions: ['us-east-1', 'eu-west-1'] }
    const { receipts, world } = await receiptsOf(targets, {}, ['devicefarm', 'list_projects'])
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['not-available', 'not-available'])
    expect(receipts[0]?.error?.message).toContain('the service has no endpoint in "us-east-1"')
    expect(world.requests.map(({ operation }) => operation)).toEqual(['GetCallerIdentity'])
  })

  it('those of another partition are left to the accounts of that partition', async () => {
    const accounts = [first, second].map((id, at) => `arn:aws${at === 1 ? '-cn' : ''}:iam::${id}:role/r`)
    const { receipts } = await receiptsOf({ regions: ['us-east-1', 'cn-north-1'], accounts }, {})
    expect(receipts.map(({ account, region }) => `${account} ${region}`).sort()).toEqual([
      `${first} us-east-1`,
      `${second} cn-north-1`,
    ])
  })
})

describe('accounts of an organization', () => {
  const accounts = [ownAccount, ...Array.from({ length: 24 }, (_, at) => String(300000000000 + at))]

  it('are the active ones; the caller lists its own account without a role', async () => {
    const suspended = ['300000000003']
    const { receipts, world } = await receiptsOf(
      { regions: 'us-east-1', accounts: { from: 'organizations', role: 'Inventory' } },
      { accounts, suspended },
    )
    expect(receipts.map(({ account }) => account).sort()).toEqual(
      accounts.filter((id) => !suspended.includes(id)).sort(),
    )
    expect(receipts.every(({ outcome }) => outcome === 'complete')).toBe(true)
    expect(world.count('AssumeRole')).toBe(23)
    expect(world.count('ListAccounts')).toBe(2)
  })

  it('must be found out: without organizations:ListAccounts the listing fails', async () => {
    const refuse: WorldOptions['refuse'] = ({ service }) => (service === 'organizations' ? denied : undefined)
    const targets = { regions: 'us-east-1', accounts: { from: 'organizations', role: 'Inventory' } } as const
    await expect(receiptsOf(targets, { accounts, refuse })).rejects.toThrow(/organizations.ListAccounts/)
  })
})

it('the credentials of a role are fetched again before they expire', async () => {
  const { world, receipts } = await receiptsOf(
    { regions: ['us-east-1', 'us-west-2'], accounts: [`arn:aws:iam::${first}:role/r`] },
    // Shorter than the five minutes before the end, at which they are fetched again.
    { sessionSeconds: 200 },
  )
  expect(receipts.map(({ outcome }) => outcome)).toEqual(['complete', 'complete'])
  expect(world.count('AssumeRole')).toBeGreaterThan(2)
})
