import { across, type FleetTargets } from 'nexttoken'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { FleetWorld, type WorldOptions } from './support/fleet-world.js'

const unknownKeys = { code: 'InvalidClientTokenId', statusCode: 403 }

beforeAll(() => {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE']) vi.stubEnv(name, undefined)
  return () => vi.unstubAllEnvs()
})

/** Keys that are known only in regions that begin so. */
const only = (prefix: string): WorldOptions => ({
  refuse: ({ region }) => (region.startsWith(prefix) ? undefined : unknownKeys),
})

async function list(targets: FleetTargets, options: WorldOptions, region?: string) {
  const world = new FleetWorld(options)
  const run = across(targets, { client: { ...world.client, region } })
  const items = await run.paginate('sns', 'list_topics').items().toArray()
  const receipts = run.receipts.map((one) => [one.region, one.outcome].join(' ')).sort()
  return { items, receipts, world }
}

describe('the partition of an account without a default region', () => {
  it('is that of the regions that are named', async () => {
    const { receipts } = await list({ regions: ['cn-north-1'] }, only('cn-'))
    expect(receipts).toEqual(['cn-north-1 complete'])
  })

  it('is that of the pattern', async () => {
    const { receipts } = await list(
      { regions: 'us-gov-*' },
      { ...only('us-gov-'), regions: ['us-gov-west-1'] },
    )
    expect(receipts).toEqual(['us-gov-west-1 complete'])
  })

  it('is found among those of the regions that are named', async () => {
    const { receipts } = await list({ regions: ['us-east-1', 'cn-north-1'] }, only('cn-'))
    expect(receipts).toContain('cn-north-1 complete')
  })
})

describe('an account in another partition than its default region', () => {
  it('is asked where the named regions are', async () => {
    const { receipts } = await list({ regions: 'cn-north-1' }, only('cn-'), 'us-east-1')
    expect(receipts).toEqual(['cn-north-1 complete'])
  })

  it('has its role assumed in its own partition', async () => {
    const accounts = ['arn:aws-cn:iam::222222222222:role/r']
    const { receipts } = await list({ regions: 'cn-north-1', accounts }, only('cn-'), 'us-east-1')
    expect(receipts).toEqual(['cn-north-1 complete'])
  })

  it('finds the organization', async () => {
    const [own, other] = ['111111111111', '222222222222']
    const { receipts } = await list(
      { regions: 'cn-north-1', accounts: { from: 'organizations', role: 'r' } },
      { ...only('cn-'), accounts: [own, other], partition: 'aws-cn' },
    )
    expect(receipts).toEqual(['cn-north-1 complete', 'cn-north-1 complete'])
  })
})

describe('an account that cannot be opened', () => {
  it('has a receipt for each region that is chosen, also where the keys are known nowhere', async () => {
    const { receipts } = await list({ regions: 'us-gov-*' }, { refuse: () => unknownKeys })
    expect(receipts).toEqual(['us-gov-east-1 failed', 'us-gov-west-1 failed'])
  })

  it('has one receipt if no region of its partition is chosen', async () => {
    const accounts = ['arn:aws:iam::222222222222:role/r']
    const { receipts } = await list({ regions: 'us-gov-*', accounts }, { refusesRole: () => true })
    expect(receipts).toEqual(['aws-global denied'])
  })
})

describe('a named region of another partition', () => {
  const roles = (...partitions: string[]) =>
    partitions.map((partition, at) => `arn:${partition}:iam::22222222222${at}:role/r`)

  it('has a receipt, once, if no account is in that partition', async () => {
    const regions = ['us-east-1', 'cn-north-1']
    const { receipts, world } = await list({ regions, accounts: roles('aws', 'aws') }, {})
    expect(receipts).toEqual(['cn-north-1 not-available', 'us-east-1 complete', 'us-east-1 complete'])
    expect(world.requests.filter(({ region }) => region === 'cn-north-1')).toEqual([])
  })

  it('has one beside a pattern too', async () => {
    const options = { regions: ['us-east-1', 'eu-west-1'] }
    const { receipts } = await list({ regions: ['us-*', 'cn-north-1'] }, options)
    expect(receipts).toEqual(['cn-north-1 not-available', 'us-east-1 complete'])
  })

  it('is left to the accounts that are in it', async () => {
    const regions = ['us-east-1', 'cn-north-1']
    const { receipts } = await list({ regions, accounts: roles('aws', 'aws-cn') }, {})
    expect(receipts).toEqual(['cn-north-1 complete', 'us-east-1 complete'])
  })

  it('has one receipt for each account if all named regions are of other partitions', async () => {
    const { receipts } = await list({ regions: ['cn-north-1'], accounts: roles('aws', 'aws') }, {})
    expect(receipts).toEqual(['cn-north-1 not-available', 'cn-north-1 not-available'])
  })
})
