import { across, type TargetReceipt } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { FleetWorld, ownAccount, type Refused } from './support/fleet-world.js'

const told = ({ account, outcome, items }: TargetReceipt) => [account, outcome, items].join(' ')

/** Lists while GetCallerIdentity fails. */
async function list(refused: Refused, client: object = {}) {
  const world = new FleetWorld({
    refuse: (_, operation) => (operation === 'GetCallerIdentity' ? refused : undefined),
  })
  const run = across({ regions: 'us-east-1' }, { client: { ...world.client, ...client } })
  await run.paginate('sns', 'list_topics').items().toArray()
  return { receipts: run.receipts.map(told), world }
}

describe('an account whose id STS does not tell', () => {
  it.each([
    { code: 'Throttling', statusCode: 400 },
    { code: 'InternalFailure', statusCode: 503 },
    { code: 'AccessDenied', statusCode: 403 },
  ])('is listed under the name that it has: $code', async (refused) => {
    expect((await list(refused)).receipts).toEqual(['own complete 5'])
  })

  it('is listed if STS cannot be reached', async () => {
    const world = new FleetWorld()
    const { handler } = world
    const handle: typeof handler.handle = async (request) => {
      if (request.hostname.startsWith('sts.'))
        throw Object.assign(new Error('no host'), { code: 'ENOTFOUND' })
      return handler.handle(request)
    }
    const client = { ...world.client, requestHandler: { ...handler, handle } }
    const run = across({ regions: 'us-east-1' }, { client })
    await run.paginate('sns', 'list_topics').items().toArray()
    expect(run.receipts.map(told)).toEqual(['own complete 5'])
  })

  it('is not asked for its id without credentials', async () => {
    const { receipts, world } = await list({ code: 'Unused', statusCode: 400 }, { credentials: false })
    expect(receipts).toEqual(['own complete 5'])
    expect(world.count('GetCallerIdentity')).toBe(0)
  })
})

it.each(['InvalidClientTokenId', 'ExpiredToken', 'SignatureDoesNotMatch'])(
  'an account whose keys are wrong fails before anything is listed: %s',
  async (code) => {
    const { receipts, world } = await list({ code, statusCode: 403 })
    expect(receipts).toEqual(['own failed 0'])
    expect(world.count('ListTopics')).toBe(0)
  },
)

it('an account whose id STS tells has it', async () => {
  const world = new FleetWorld()
  const run = across({ regions: 'us-east-1' }, { client: world.client })
  await run.paginate('sns', 'list_topics').items().toArray()
  expect(run.receipts.map(told)).toEqual([`${ownAccount} complete 5`])
})
