import { across, type TargetReceipt } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../pagination/support/checkpointed.js'
import { FleetWorld, ownAccount } from './support/fleet-world.js'

const [first, second] = ['222222222222', '333333333333']
const role = (account: string) => `arn:aws:iam::${account}:role/Inventory`
const summary = ({ account, region, outcome, items }: TargetReceipt) =>
  [account, region, outcome, items].join(' ')
const denied = { code: 'AuthorizationError', statusCode: 403 }

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    (error) => error.code,
  )
}

describe('a listing across accounts and regions', () => {
  it('gives each item with the account and the region that it is from', async () => {
    const world = new FleetWorld()
    const run = across(
      { regions: ['us-east-1', 'eu-central-1'], accounts: [role(first), role(second)] },
      { client: world.client },
    )
    const items = await run.paginate('sns', 'list_topics').items().toArray()
    expect(items).toHaveLength(20)
    for (const { account, region, item } of items) {
      expect(item).toMatchObject({ TopicArn: expect.stringMatching(`^arn:aws:sns:${region}:${account}:`) })
    }
    expect(run.receipts.map(summary).sort()).toEqual([
      `${first} eu-central-1 complete 5`,
      `${first} us-east-1 complete 5`,
      `${second} eu-central-1 complete 5`,
      `${second} us-east-1 complete 5`,
    ])
    expect(world.count('AssumeRole')).toBe(2)
  })

  it('gives pages, the items of one list, and the results of a search', async () => {
    const world = new FleetWorld()
    const run = across({ regions: 'us-west-2' }, { client: world.client })
    const pages = run.paginate('sns', 'list_topics')
    const sizes: unknown[] = []
    for await (const { account, region, page } of pages)
      sizes.push([account, region, Array.isArray(page.Topics) && page.Topics.length])
    expect(sizes).toEqual([2, 2, 1].map((size) => [ownAccount, 'us-west-2', size]))
    expect(await pages.items('Topics').toArray()).toHaveLength(5)
    const found = await pages.search('Topics[].TopicArn').toArray()
    expect(found.map(({ item }) => item)).toContain(`arn:aws:sns:us-west-2:${ownAccount}:4`)
    expect(pages.receipts).toMatchObject([{ outcome: 'complete', pages: 3, requests: 3 }])
  })

  it('gives batches, each of one target', async () => {
    const world = new FleetWorld()
    const run = across({ regions: ['us-west-2', 'us-east-1'] }, { client: world.client })
    const batches = await run.paginate('sns', 'list_topics').items().batches(3).toArray()
    const arn = (region: string, index: number) => `arn:aws:sns:${region}:${ownAccount}:${index}`
    for (const name of ['us-west-2', 'us-east-1']) {
      const own = batches.filter(({ region }) => region === name)
      const arns = own.map(({ item }) => item.map((topic) => Object(topic).TopicArn))
      expect(arns).toEqual([[0, 1, 2].map((one) => arn(name, one)), [3, 4].map((one) => arn(name, one))])
    }
    expect(run.receipts.map(({ outcome, items }) => [outcome, items])).toEqual(Array(2).fill(['complete', 5]))
    const none = run.paginate('sns', 'list_topics').items().batches(0)
    await expect(none.toArray()).rejects.toThrow('batches(0): pass the number of items in a batch')
  })

  it('gives the batch that a failure cut short', async () => {
    const refuse = () => {
      let pages = 0
      return (_: unknown, operation: string) =>
        operation === 'ListTopics' && ++pages === 2 ? denied : undefined
    }
    for (const every of ['item', 'page'] as const) {
      const store = memoryStore()
      const list = async (world: FleetWorld) => {
        const run = across({ regions: 'us-east-1' }, { client: world.client })
        const items = run.paginate('sns', 'list_topics', {}, { checkpoint: { store, every } }).items()
        const batches = await items.batches(3).toArray()
        return { sizes: batches.map(({ item }) => item.length), receipts: run.receipts }
      }
      const { sizes, receipts } = await list(new FleetWorld({ refuse: refuse() }))
      expect(sizes).toEqual([2])
      expect(receipts).toMatchObject([
        { outcome: 'denied', pages: 1, items: 2, error: { code: denied.code } },
      ])
      expect((await list(new FleetWorld())).sizes).toEqual([3])
    }
  })

  it('records a target that fails, and lists the others', async () => {
    const world = new FleetWorld({
      refuse: ({ account, region }, operation) => {
        if (operation === 'AssumeRole') return undefined
        if (account === first && region === 'us-east-1') return denied
        if (region === 'eu-south-1') return { code: 'InvalidClientTokenId', statusCode: 403 }
        if (region === 'us-west-1') return { code: 'InvalidAction', statusCode: 400 }
        if (region === 'us-west-2') return { code: 'InternalFailure', statusCode: 500 }
        return undefined
      },
    })
    const regions = ['us-east-1', 'us-east-2', 'eu-south-1', 'us-west-1', 'us-west-2']
    const run = across({ regions, accounts: [role(first)] }, { client: world.client })
    expect(await run.paginate('sns', 'list_topics').items().toArray()).toHaveLength(5)
    expect(Object.fromEntries(run.receipts.map(({ region, outcome }) => [region, outcome]))).toEqual({
      'us-east-1': 'denied',
      'us-east-2': 'complete',
      'eu-south-1': 'not-enabled',
      'us-west-1': 'not-available',
      'us-west-2': 'failed',
    })
    expect(run.receipts[0]?.error?.message).toContain('sns.ListTopics: AuthorizationError: no')
  })

  it('counts what a target gave before it failed', async () => {
    let pages = 0
    const world = new FleetWorld({
      refuse: (_, operation) => (operation === 'ListTopics' && ++pages === 2 ? denied : undefined),
    })
    const run = across({ regions: 'us-east-1' }, { client: world.client })
    expect(await run.paginate('sns', 'list_topics').items().toArray()).toHaveLength(2)
    expect(run.receipts).toMatchObject([{ outcome: 'denied', pages: 1, items: 2, requests: 2 }])
  })

  it('records each region of an account whose role cannot be assumed, after one attempt', async () => {
    const world = new FleetWorld({
      refuse: (_, operation) =>
        operation === 'AssumeRole' ? { code: 'AccessDenied', statusCode: 403 } : undefined,
    })
    const run = across(
      { regions: ['us-east-1', 'us-west-2'], accounts: [role(first)] },
      { client: world.client },
    )
    expect(await run.paginate('sns', 'list_topics').items().toArray()).toEqual([])
    expect(run.receipts.map(summary)).toEqual([`${first} us-east-1 denied 0`, `${first} us-west-2 denied 0`])
    expect(run.receipts[0]?.error?.message).toContain(`the role ${role(first)} could not be assumed`)
    expect(world.count('AssumeRole')).toBe(1)
  })

  it('failFast throws the error of the first target that fails, and names the target', async () => {
    const world = new FleetWorld({
      refuse: ({ region }) => (region === 'eu-west-1' ? denied : undefined),
      topics: () => 1000,
    })
    const run = across(
      { regions: ['us-east-1', 'eu-west-1'] },
      { client: world.client, failFast: true, concurrency: 2 },
    )
    const list = run.paginate('sns', 'list_topics').items().toArray()
    await expect(list).rejects.toMatchObject({
      code: 'AuthorizationError',
      message: expect.stringContaining(`account ${ownAccount}, region eu-west-1`),
    })
    expect(run.receipts.map(({ outcome }) => outcome).sort()).toEqual(['aborted', 'denied'])
    const sent = world.requests.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(world.requests.length).toBe(sent)
  })

  it('ends by its signal and by break, and says so in the receipts', async () => {
    const world = new FleetWorld({ topics: () => 1000 })
    const controller = new AbortController()
    const targets = { regions: ['us-east-1', 'eu-west-1', 'us-west-2'] }
    const options = { client: world.client, concurrency: 2 }
    const aborted = across(targets, { ...options, signal: controller.signal })
    const list = async () => {
      for await (const { item } of aborted.paginate('sns', 'list_topics').items())
        if (String(JSON.stringify(item)).includes(':9"')) controller.abort(new Error('enough'))
    }
    expect(await codeOf(list())).toBe('Aborted')
    expect(new Set(aborted.receipts.map(({ outcome }) => outcome))).toEqual(new Set(['aborted']))

    const left = across(targets, options)
    for await (const _ of left.paginate('sns', 'list_topics').items()) break
    expect(new Set(left.receipts.map(({ outcome }) => outcome))).toEqual(new Set(['aborted']))
  })

  it('a signal that is aborted at the start sends nothing', async () => {
    const world = new FleetWorld()
    const run = across({ regions: 'us-east-1' }, { client: world.client, signal: AbortSignal.abort() })
    expect(await codeOf(run.paginate('sns', 'list_topics').items().toArray())).toBe('Aborted')
    expect(world.requests).toEqual([])
  })

  it('after its deadline, begins no target and says so', async () => {
    const world = new FleetWorld()
    const run = across({ regions: ['us-east-1', 'us-west-2'] }, { client: world.client })
    expect(await run.paginate('sns', 'list_topics', {}, { deadline: 0 }).items().toArray()).toEqual([])
    expect(new Set(run.receipts.map(({ outcome }) => outcome))).toEqual(new Set(['deadline']))
    expect(world.count('ListTopics')).toBe(0)
  })

  it('applies the options of a listing to each target', async () => {
    const world = new FleetWorld()
    const run = across({ regions: ['us-east-1', 'us-west-2'] }, { client: world.client })
    expect(await run.paginate('sns', 'list_topics', {}, { maxItems: 3 }).items().toArray()).toHaveLength(6)
    expect(run.receipts.map(({ outcome, items }) => [outcome, items])).toEqual([
      ['limit', 3],
      ['limit', 3],
    ])
  })
})
