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

describe("'all' without a default region", () => {
  it.each([
    ['cn-', 'cn-north-1'],
    ['us-gov-', 'us-gov-west-1'],
    ['eusc-', 'eusc-de-east-1'],
  ])('finds keys of the partition of %s*, which aws does not know', async (prefix, region) => {
    const { receipts, world } = await list({ regions: 'all' }, { ...only(prefix), regions: [region] })
    expect(receipts).toEqual([`${region} complete`])
    expect(world.requests.filter((request) => request.region.includes('iso'))).toEqual([])
  })

  it('tries no other partition with keys that aws knows, and has expired', async () => {
    const refuse = () => ({ code: 'ExpiredToken', statusCode: 403 })
    const { world, receipts } = await list({ regions: 'us-*' }, { refuse })
    expect(world.requests).toMatchObject([{ region: 'us-east-1' }])
    expect(new Set(receipts.map((receipt) => receipt.split(' ')[1]))).toEqual(new Set(['failed']))
  })

  it('takes no partition for that of the keys because its STS cannot be reached', async () => {
    const world = new FleetWorld({ refuse: () => unknownKeys })
    const { handle } = world.handler
    const requestHandler: typeof world.handler = {
      ...world.handler,
      handle: async (request, options) => {
        if (request.hostname.endsWith('.cn')) throw Object.assign(new Error('no host'), { code: 'ENOTFOUND' })
        return handle(request, options)
      },
    }
    const run = across({ regions: 'all' }, { client: { ...world.client, requestHandler } })
    await run.paginate('sns', 'list_topics').items().toArray()
    expect(run.receipts.map(({ region }) => region)).toContain('us-east-1')
    expect(run.receipts[0]?.error?.message).toContain('InvalidClientTokenId')
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

describe('a pattern', () => {
  it('that only regions of other partitions are like has one receipt, without a request', async () => {
    const accounts = ['arn:aws:iam::222222222222:role/r', 'arn:aws:iam::333333333333:role/r']
    const run = await list(
      { regions: ['us-east-1', 'us-gov-*', 'cn-*'], accounts },
      { regions: ['us-east-1'] },
    )
    expect(run.receipts).toEqual([
      'cn-* not-available',
      'us-east-1 complete',
      'us-east-1 complete',
      'us-gov-* not-available',
    ])
  })

  it('alone, says that no account is in the partition of its regions', async () => {
    const world = new FleetWorld({ regions: ['us-east-1'] })
    const accounts = ['arn:aws:iam::222222222222:role/r']
    const run = across({ regions: 'us-gov-*', accounts }, { client: world.client })
    expect(await run.paginate('sns', 'list_topics').items().toArray()).toEqual([])
    expect(run.receipts).toMatchObject([
      { account: '222222222222', region: 'us-gov-*', outcome: 'not-available' },
    ])
    expect(run.receipts[0]?.error?.message).toContain('no account is in the partition aws-us-gov')
  })

  it('has no receipt of its own if an account is in one of its partitions', async () => {
    const { receipts } = await list({ regions: 'us-*' }, { regions: ['us-east-1'] }, 'us-east-1')
    expect(receipts).toEqual(['us-east-1 complete'])
  })

  it('of regions that the account has not enabled has a receipt that says so', async () => {
    const world = new FleetWorld({ regions: ['us-east-1'] })
    const run = across({ regions: 'me-*' }, { client: { ...world.client, region: 'us-east-1' } })
    expect(await run.paginate('sns', 'list_topics').items().toArray()).toEqual([])
    expect(run.receipts).toMatchObject([{ region: 'me-*', outcome: 'not-available' }])
    expect(run.receipts[0]?.error?.message).toContain('has enabled no region like "me-*"')
  })

  it('gives nothing for an operation that is the same in all regions', async () => {
    const world = new FleetWorld({ regions: ['us-east-1'] })
    const run = across({ regions: ['us-east-1', 'cn-*'] }, { client: world.client })
    for await (const _ of run.paginate('iam', 'list_users'));
    expect(run.receipts.map(({ region }) => region)).toEqual(['aws-global'])
  })
})
