import { type InventoryEvent, type InventoryItem, inventory } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { inventoryFile } from '../../src/inventory/operations/index.js'
import { sampleOf, sampleSize } from '../support/samples.js'
import { InventoryWorld } from './support/inventory-world.js'

const accounts = Array.from({ length: 10 }, (_, index) => String(222222222222 + index * 1111))
const regions = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1', 'eu-west-1'],
  ...['eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-north-1', 'eu-south-1', 'ap-south-1', 'ap-southeast-1'],
  ...['ap-southeast-2', 'ap-southeast-3', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'af-south-1'],
]
const roleOf = (account: string) => `arn:aws:iam::${account}:role/Inventory`
const roles = accounts.map(roleOf)
const [first = ''] = accounts
const role = roles.slice(0, 1)
/** Services that the simulator cannot play: endpoints that are asked for first, and lists that are maps. */
const unplayable = ['timestream-query', 'timestream-write', 'cloudsearch', 's3control']
const denied = { code: 'AccessDenied', statusCode: 403 }

async function eventsOf(run: ReturnType<typeof inventory>): Promise<InventoryEvent[]> {
  const events: InventoryEvent[] = []
  for await (const event of run.events()) events.push(event)
  return events
}

async function itemsOf(run: ReturnType<typeof inventory>): Promise<InventoryItem[]> {
  const items: InventoryItem[] = []
  for await (const item of run) items.push(item)
  return items
}

/** All operations that the simulator plays. */
const playable = Object.entries(inventoryFile().services).flatMap(([service, listed]) =>
  unplayable.includes(service) ? [] : Object.keys(listed).map((operation) => `${service}.${operation}`),
)
const always = ['sns.ListTopics', 'iam.ListUsers']
/** A list within each item, and three lists: the simulator gives them more. Its evaluators are AWS's: passed over. */
const unusual = [
  'ec2.DescribeInstances',
  'cloudwatch.DescribeAlarms',
  'bedrock-agentcore-control.ListEvaluators',
]
/** Signed for another region than that of the receipt: the simulator's number of items is that region's. */
const elsewhere = ['networkmanager', 'route53-recovery-control-config', 'arc-region-switch']

/** So many of the operations, at even distances, and those that are always sampled. */
function evenly(count: number): string[] {
  const others = playable.filter((name) => !always.includes(name))
  const chosen = Math.max(0, count - always.length)
  return [
    ...always,
    ...Array.from({ length: chosen }, (_, n) => others[Math.floor((n * others.length) / chosen)] ?? ''),
  ]
}

describe.each([
  {
    size: 'ten accounts in twenty regions',
    places: { accounts, regions },
    operations: evenly(sampleSize('inventoryPlaces')),
    growth: 200e6,
  },
  {
    size: 'two accounts in two regions',
    places: { accounts: accounts.slice(0, 2), regions: ['us-east-1', 'eu-west-1'] },
    operations: sampleOf('inventoryOperations', playable, (name) => always.includes(name)),
    // The models of all services stay loaded.
    growth: 600e6,
  },
])('an inventory of $size', ({ places, operations, growth }) => {
  /** From none to two items in a place. */
  const size = (account: string, region: string) =>
    (accounts.indexOf(account) + regions.indexOf(region) + 1) % 3
  const world = new InventoryWorld({
    operations,
    regions: places.regions,
    items: ({ account, region }) => size(account, region),
  })

  it('finds the items of every operation, account and region, and holds none of them', async () => {
    const targets = { regions: 'all', accounts: places.accounts.map(roleOf) }
    const run = inventory(targets, { client: world.client, operations })
    let items = 0
    const heaps: number[] = []
    for await (const event of run.events()) {
      if (event.kind === 'page') items += event.items.length
      if (event.kind === 'ended' && event.progress.done % 1000 === 0)
        heaps.push(process.memoryUsage().heapUsed)
    }
    const { receipts, progress } = run
    expect(progress).toEqual({ done: receipts.length, total: receipts.length, isTotalKnown: true, items })
    expect(receipts.filter(({ outcome }) => outcome !== 'complete')).toEqual([])
    const asked = receipts.map(({ items: _, ...place }) => JSON.stringify(place))
    expect(new Set(asked).size).toBe(asked.length)
    const wrong = receipts.filter(({ service, operation, account, region, items }) => {
      const signed = region === 'aws-global' ? 'us-east-1' : region
      const isUsual = !unusual.includes(`${service}.${operation}`) && !elsewhere.includes(service)
      return isUsual && items !== size(account, signed)
    })
    expect(wrong).toEqual([])
    const topics = receipts.filter(
      ({ operation, service }) => operation === 'ListTopics' && service === 'sns',
    )
    expect(topics).toHaveLength(places.accounts.length * places.regions.length)
    const users = receipts.filter(({ operation, service }) => operation === 'ListUsers' && service === 'iam')
    expect(users.map(({ region }) => region)).toEqual(places.accounts.map(() => 'aws-global'))
    expect(Math.max(0, ...heaps) - (heaps[0] ?? 0)).toBeLessThan(growth)
  }, 1_200_000)
})

describe('an item', () => {
  it('says where it is from, and what it is', async () => {
    const world = new InventoryWorld({ services: ['sns', 'kms'], regions, items: () => 1 })
    const run = inventory(
      { regions: ['eu-west-1'], accounts: role },
      { client: world.client, operations: ['sns.ListTopics', 'kms.list_keys'] },
    )
    const items = await itemsOf(run)
    expect(items.toSorted((a, b) => (a.service < b.service ? -1 : 1))).toEqual([
      {
        service: 'kms',
        operation: 'ListKeys',
        account: first,
        region: 'eu-west-1',
        type: 'AWS::KMS::Key',
        arn: expect.stringMatching(/^arn:aws:kms:/),
        id: expect.any(String),
        item: expect.objectContaining({ KeyArn: expect.any(String) }),
      },
      {
        service: 'sns',
        operation: 'ListTopics',
        account: first,
        region: 'eu-west-1',
        type: 'AWS::SNS::Topic',
        arn: expect.stringMatching(/^arn:aws:sns:/),
        item: { TopicArn: expect.any(String) },
      },
    ])
  })

  it('of a bucket has the bucket’s own region, and its operation is called once', async () => {
    const world = new InventoryWorld({ services: ['s3'], regions, items: () => 2 })
    const run = inventory(
      { regions: ['eu-west-1', 'us-east-1'], accounts: role },
      { client: world.client, operations: ['s3.ListBuckets'] },
    )
    const items = await itemsOf(run)
    expect(items).toHaveLength(2)
    for (const { region, item } of items) expect(item).toMatchObject({ BucketRegion: region })
    expect(run.receipts).toMatchObject([{ operation: 'ListBuckets', outcome: 'complete', items: 2 }])
  })
})

describe('the calls of an operation', () => {
  it('have the input that narrows them to the account', async () => {
    const world = new InventoryWorld({ services: ['wafv2', 's3control'], regions, items: () => 1 })
    const run = inventory(
      { regions: ['us-east-1', 'eu-west-1'], accounts: role },
      { client: world.client, operations: ['wafv2.ListIPSets', 's3control.ListAccessPoints'] },
    )
    await itemsOf(run)
    const calls = run.receipts.map(({ operation, region, input }) => [operation, region, input])
    expect(
      calls.toSorted((a, b) => (String(JSON.stringify(a)) < String(JSON.stringify(b)) ? -1 : 1)),
    ).toEqual([
      ['ListAccessPoints', 'eu-west-1', { AccountId: first }],
      ['ListAccessPoints', 'us-east-1', { AccountId: first }],
      ['ListIPSets', 'aws-global', { Scope: 'CLOUDFRONT' }],
      ['ListIPSets', 'eu-west-1', { Scope: 'REGIONAL' }],
      ['ListIPSets', 'us-east-1', { Scope: 'REGIONAL' }],
    ])
  })

  it('go to the only region that answers, once in each account, whatever the targets are', async () => {
    const asked: string[] = []
    const world = new InventoryWorld({
      services: ['wafv2', 's3control', 'cloudfront'],
      regions,
      items: () => 1,
      hold: ({ region }, operation) => {
        asked.push(`${operation} ${region}`)
        return undefined
      },
    })
    const operations = [
      'wafv2.ListIPSets',
      's3control.ListMultiRegionAccessPoints',
      'cloudfront.ListFunctions',
    ]
    const run = inventory({ regions: ['eu-west-1'], accounts: role }, { client: world.client, operations })
    await itemsOf(run)
    expect(asked.sort()).toEqual([
      'cloudfront.ListFunctions us-east-1',
      's3control.ListMultiRegionAccessPoints us-west-2',
      'wafv2.ListIPSets eu-west-1',
      'wafv2.ListIPSets us-east-1',
    ])
    expect(run.receipts.map(({ operation, region }) => `${operation} ${region}`).sort()).toEqual([
      'ListFunctions aws-global',
      'ListIPSets aws-global',
      'ListIPSets eu-west-1',
      'ListMultiRegionAccessPoints aws-global',
    ])
    expect(run.progress).toMatchObject({ done: 4, total: 4 })
  })
})

describe('the events of an inventory', () => {
  it('tell when an operation is called, its pages, and how it ended', async () => {
    const world = new InventoryWorld({ services: ['sns'], regions, items: () => 3 })
    const run = inventory(
      { regions: ['eu-west-1'], accounts: role },
      { client: world.client, operations: ['sns.ListTopics'] },
    )
    const events = await eventsOf(run)
    const place = { service: 'sns', operation: 'ListTopics', account: first, region: 'eu-west-1' }
    const progress = { done: 0, total: 1, isTotalKnown: true }
    expect(events.map(({ kind }) => kind)).toEqual(['started', 'page', 'page', 'ended'])
    expect(events[0]).toMatchObject({ ...place, progress: { done: 0, total: 1, items: 0 } })
    expect(events[1]).toMatchObject({ ...place, progress: { ...progress, items: 2 } })
    expect(events[3]).toEqual({
      kind: 'ended',
      ...place,
      outcome: 'complete',
      items: 3,
      progress: { done: 1, total: 1, isTotalKnown: true, items: 3 },
    })
  })

  it('name what is refused, and the others go on', async () => {
    const world = new InventoryWorld({
      services: ['sns', 'kms'],
      regions,
      items: () => 1,
      refuse: ({ region }, operation) => {
        if (operation === 'sns.ListTopics' && region === 'eu-west-1') return denied
        if (operation === 'kms.ListKeys') return { code: 'UnknownOperationException', statusCode: 404 }
        if (operation === 'kms.ListAliases') return { code: 'InternalFailure', statusCode: 500 }
        return undefined
      },
    })
    const run = inventory(
      { regions: ['eu-west-1', 'us-east-1'], accounts: role },
      { client: world.client, operations: ['sns.ListTopics', 'kms.List*'] },
    )
    const events = await eventsOf(run)
    const outcomes = run.receipts.map(({ operation, region, outcome }) => `${operation} ${region} ${outcome}`)
    expect(outcomes.sort()).toEqual([
      'ListAliases eu-west-1 failed',
      'ListAliases us-east-1 failed',
      'ListKeys eu-west-1 not-available',
      'ListKeys us-east-1 not-available',
      'ListTopics eu-west-1 denied',
      'ListTopics us-east-1 complete',
    ])
    const ended = events.find((event) => event.kind === 'ended' && event.outcome === 'denied')
    expect(ended).toMatchObject({
      items: 0,
      error: { code: 'AccessDenied', message: expect.stringContaining('sns.ListTopics: AccessDenied: no') },
      cause: expect.objectContaining({ name: 'ServiceError' }),
    })
    expect(run.progress).toMatchObject({ done: 6, total: 6, items: 1 })
  })

  it('name an account whose role cannot be assumed, once for each operation', async () => {
    const world = new InventoryWorld({ services: ['sns'], regions, items: () => 1, refuse: () => denied })
    const run = inventory(
      { regions: ['eu-west-1'], accounts: ['arn:aws:iam::999999999999:role/Gone'] },
      { client: world.client, operations: ['sns.ListTopics'] },
    )
    expect(await itemsOf(run)).toEqual([])
    expect(run.receipts).toMatchObject([{ account: '999999999999', outcome: 'denied' }])
  })
})

describe('an inventory', () => {
  it('does not call a service where it has no endpoint', async () => {
    const world = new InventoryWorld({ services: ['devicefarm'], regions, items: () => 1 })
    const run = inventory(
      { regions: ['us-west-2', 'eu-west-1'], accounts: role },
      { client: world.client, operations: ['devicefarm.ListProjects'] },
    )
    await itemsOf(run)
    expect(run.receipts.map(({ region, outcome }) => `${region} ${outcome}`).sort()).toEqual([
      'eu-west-1 not-available',
      'us-west-2 complete',
    ])
    const all = inventory(
      { regions: 'us-*', accounts: role },
      { client: world.client, operations: ['devicefarm.ListProjects'] },
    )
    await itemsOf(all)
    expect(all.receipts.map(({ region }) => region)).toEqual(['us-west-2'])
    expect(world.requests).toBe(2)
  })

  it('ends an operation at maxItems, and says so', async () => {
    const world = new InventoryWorld({ services: ['sns', 'ec2'], regions, items: () => 5 })
    const run = inventory(
      { regions: ['eu-west-1'], accounts: role },
      {
        client: world.client,
        maxItems: 3,
        operations: ['sns.ListTopics', 'ec2.DescribeAddresses', 'ec2.DescribeVpcs'],
      },
    )
    expect(await itemsOf(run)).toHaveLength(9)
    expect(
      run.receipts.map(({ operation, outcome, items }) => `${operation} ${outcome} ${items}`).sort(),
    ).toEqual(['DescribeAddresses limit 3', 'DescribeVpcs limit 3', 'ListTopics limit 3'])
  })

  it('goes on while one service does not answer', async () => {
    let release = () => {}
    const others = new Promise<void>((resolve) => {
      release = resolve
    })
    const services = ['sns', 'kms', 'lambda', 'logs']
    const world = new InventoryWorld({
      services,
      regions,
      items: () => 1,
      hold: (_, operation) => (operation.startsWith('sns.') ? others : undefined),
    })
    const run = inventory(
      { regions: ['eu-west-1', 'us-east-1'], accounts: role },
      { client: world.client, services, concurrency: 6 },
    )
    const order: string[] = []
    const waiting = new Set(
      world.calls
        .filter(({ service }) => service !== 'sns')
        .flatMap(({ operation }) => [`${operation} eu-west-1`, `${operation} us-east-1`]),
    )
    for await (const event of run.events()) {
      if (event.kind !== 'ended') continue
      order.push(event.service)
      waiting.delete(`${event.operation} ${event.region}`)
      if (waiting.size === 0) release()
    }
    const firstSns = order.indexOf('sns')
    expect(firstSns).toBeGreaterThan(0)
    expect(order.slice(firstSns).every((service) => service === 'sns')).toBe(true)
    expect(run.receipts.every(({ outcome }) => outcome === 'complete')).toBe(true)
  })

  it('ends when its signal is aborted, and its receipts say what was complete', async () => {
    const world = new InventoryWorld({ services: ['sns'], regions, items: () => 1 })
    const controller = new AbortController()
    const run = inventory(
      { regions: 'all', accounts: roles },
      { client: world.client, services: ['sns'], signal: controller.signal, concurrency: 4 },
    )
    let items = 0
    const loop = (async () => {
      for await (const _ of run) if (++items === 20) controller.abort(new Error('enough'))
    })()
    await expect(loop).rejects.toMatchObject({ code: 'Aborted' })
    expect(items).toBe(20)
    const complete = run.receipts.filter(({ outcome }) => outcome === 'complete')
    expect(complete.length).toBeGreaterThan(0)
    expect(run.receipts.filter(({ outcome }) => outcome === 'aborted').length).toBeGreaterThan(0)
    expect(run.receipts.reduce((sum, receipt) => sum + receipt.items, 0)).toBe(20)
    expect(run.progress.done).toBeLessThan(run.progress.total)
    const sent = world.requests
    await new Promise((resolve) => setImmediate(resolve))
    expect(world.requests).toBe(sent)
  })

  it('has a receipt for what was called when it ended', async () => {
    const operations = ['sns.ListTopics', 'sns.ListSubscriptions']
    for (const way of ['break', 'abort']) {
      const controller = new AbortController()
      const world = new InventoryWorld({
        services: ['sns'],
        regions,
        items: () => 1,
        hold: (_, operation) => (operation === 'sns.ListTopics' ? undefined : new Promise(() => {})),
      })
      const options = { client: world.client, operations, signal: controller.signal }
      const run = inventory({ regions: ['eu-west-1', 'us-east-1'], accounts: role }, options)
      const loop = (async () => {
        let ended = 0
        for await (const { kind } of run.events()) {
          if (kind !== 'ended' || ++ended < 2) continue
          if (way === 'break') break
          controller.abort()
        }
      })()
      if (way === 'break') await loop
      else await expect(loop).rejects.toMatchObject({ code: 'Aborted' })
      const receipts = run.receipts.map((one) => `${one.operation} ${one.region} ${one.outcome} ${one.items}`)
      expect(receipts.sort(), way).toEqual([
        'ListSubscriptions eu-west-1 aborted 0',
        'ListSubscriptions us-east-1 aborted 0',
        'ListTopics eu-west-1 complete 1',
        'ListTopics us-east-1 complete 1',
      ])
      expect(run.progress).toMatchObject({ done: 4, total: 4, items: 2 })
    }
  })

  it('sends nothing more after break', async () => {
    const world = new InventoryWorld({ services: ['sns'], regions, items: () => 1 })
    const run = inventory(
      { regions: 'all', accounts: roles },
      { client: world.client, services: ['sns'], concurrency: 2 },
    )
    for await (const _ of run) break
    const sent = world.requests
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(world.requests).toBe(sent)
    expect(sent).toBeLessThan(50)
  })

  it('ends with the first error if failFast is set', async () => {
    const world = new InventoryWorld({
      services: ['sns'],
      regions,
      items: () => 1,
      refuse: ({ region }) => (region === 'eu-west-1' ? denied : undefined),
    })
    const run = inventory(
      { regions: 'all', accounts: role },
      { client: world.client, services: ['sns'], failFast: true, concurrency: 2 },
    )
    await expect(itemsOf(run)).rejects.toMatchObject({ code: 'AccessDenied' })
    expect(run.receipts.filter(({ outcome }) => outcome === 'denied')).toHaveLength(1)
  })

  it('does not end at a region that lacks the service if failFast is set', async () => {
    const world = new InventoryWorld({ services: ['devicefarm'], regions, items: () => 1 })
    const targets = { regions: ['eu-west-1', 'us-west-2'], accounts: role }
    const run = inventory(targets, {
      client: world.client,
      operations: ['devicefarm.ListProjects'],
      failFast: true,
    })
    expect(await itemsOf(run)).toHaveLength(1)
  })

  it('begins anew with each loop', async () => {
    const world = new InventoryWorld({ services: ['sns'], regions, items: () => 2 })
    const run = inventory(
      { regions: ['eu-west-1'], accounts: role },
      { client: world.client, operations: ['sns.ListTopics'] },
    )
    expect(run.receipts).toEqual([])
    expect(run.progress).toEqual({ done: 0, total: 0, isTotalKnown: false, items: 0 })
    expect(await itemsOf(run)).toHaveLength(2)
    expect(await itemsOf(run)).toHaveLength(2)
    expect(run.receipts).toHaveLength(1)
  })
})

describe('a wrong option', () => {
  it.each<[words: string, options: object, says: RegExp]>([
    ['a region', { regions: ['eu-west-1'] }, /unknown inventory option "regions"; pass it with the targets/],
    ['an endpoint', { endpoint: 'http://127.0.0.1' }, /"endpoint"; use `client: \{ endpoint \}`/],
    [
      'a misspelt name',
      { service: ['ec2'] },
      /unknown inventory option "service"; did you mean .*"services"/,
    ],
    ['a text for a list', { services: 'ec2' }, /`services` is "ec2"; pass a list of one or more names/],
    ['an empty list', { operations: [] }, /`operations` is \[\]; pass a list/],
    ['no items', { maxItems: 0 }, /`maxItems` is 0; pass a whole number of at least 1/],
    ['half a place', { concurrency: 1.5 }, /`concurrency` is 1\.5; pass a whole number/],
    ['a text for a flag', { failFast: 'yes' }, /`failFast` is "yes"; pass true or false/],
    ['an unknown service', { services: ['ec3'] }, /no service of the inventory matches `services` "ec3"/],
    [
      'an operation that is left out',
      { operations: ['ec2.DescribeRegions'] },
      /matches `operations` "ec2.DescribeRegions".*docs\/inventory\.md/,
    ],
  ])('is refused before anything is sent: %s', async (_, options, says) => {
    const world = new InventoryWorld({ services: ['sns'], regions, items: () => 1 })
    const run = inventory({ regions: 'all', accounts: role }, { client: world.client, ...options })
    await expect(itemsOf(run)).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(says),
    })
    expect(world.requests).toBe(0)
  })

  it('of the targets is refused, too', async () => {
    const run = inventory({ accounts: [] }, {})
    await expect(itemsOf(run)).rejects.toMatchObject({ code: 'InvalidConfiguration' })
  })
})
