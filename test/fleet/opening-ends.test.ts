import { across, inventory } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { openFleet } from '../../src/fleet/index.js'
import { passTime, stopClock } from '../support/virtual-aws.js'
import { FleetWorld, type WorldOptions } from './support/fleet-world.js'

const [first, second] = ['222222222222', '333333333333']
const role = (account: string) => `arn:aws:iam::${account}:role/Inventory`
const turn = () => new Promise((resolve) => setImmediate(resolve))
const denied = { code: 'AuthorizationError', statusCode: 403 }

/** A response to these operations never comes. */
const holding = (...operations: string[]): Pick<WorldOptions, 'hold'> => ({
  hold: (_, operation) =>
    operations.some((held) => operation.toLowerCase().endsWith(held.toLowerCase())) ? never() : undefined,
})
const never = () => new Promise<void>(() => {})

/** Every call that opens an account, and targets that need it. `account:ListRegions` is known by its path. */
const calls: readonly [string, Parameters<typeof across>[0], WorldOptions][] = [
  ['GetCallerIdentity', { regions: 'us-east-1' }, {}],
  ['AssumeRole', { regions: 'us-east-1', accounts: [role(first)] }, {}],
  ['ListRegions', { regions: 'all' }, {}],
  ['DescribeRegions', { regions: 'all' }, { regions: [] }],
  ['ListAccounts', { regions: 'us-east-1', accounts: { from: 'organizations', role: 'Inventory' } }, {}],
]

describe('a call that opens an account is aborted', () => {
  it.each(calls)('by the signal: %s', async (operation, targets, options) => {
    const world = new FleetWorld({ ...options, ...holding(operation) })
    for (const list of [
      (signal: AbortSignal) =>
        across(targets, { client: world.client, signal }).paginate('sns', 'list_topics'),
      (signal: AbortSignal) =>
        inventory(targets, { client: world.client, signal, operations: ['sns.ListTopics'] }),
    ]) {
      const controller = new AbortController()
      const before = world.aborted.length
      const next = list(controller.signal)[Symbol.asyncIterator]().next()
      next.catch(() => {})
      while (world.held === world.aborted.length) await turn()
      controller.abort()
      await expect(next).rejects.toMatchObject({ name: 'AbortError' })
      expect(world.aborted).toHaveLength(before + 1)
    }
  })

  const targets = { regions: ['us-east-1'], accounts: [role(first), role(second)] }
  const slow = (refuse?: WorldOptions['refuse']) => {
    const world: FleetWorld = new FleetWorld({
      hold: (_, operation) =>
        operation === 'AssumeRole' && world.count('AssumeRole') === 2 ? never() : undefined,
      ...(refuse && { refuse }),
    })
    return world
  }

  it('by break', async () => {
    const world = slow()
    for await (const _ of across(targets, { client: world.client }).paginate('sns', 'list_topics')) break
    expect(world.aborted).toEqual(['AssumeRole'])

    const again = slow()
    const options = { client: again.client, operations: ['sns.ListTopics'] }
    for await (const _ of inventory(targets, options)) break
    expect(again.aborted).toEqual(['AssumeRole'])
  })

  it('by failFast', async () => {
    const refuse = (_: unknown, operation: string) => (operation === 'ListTopics' ? denied : undefined)
    const world = slow(refuse)
    const run = across(targets, { client: world.client, failFast: true })
    await expect(run.paginate('sns', 'list_topics').items().toArray()).rejects.toMatchObject({
      code: denied.code,
    })
    expect(world.aborted).toEqual(['AssumeRole'])
  })

  it('by the end of the run', async () => {
    const world = new FleetWorld({ ...holding('AssumeRole') })
    const fleet = openFleet(targets, { client: world.client })
    const next = fleet.accounts()[Symbol.asyncIterator]().next()
    next.catch(() => {})
    while (world.held < 2) await turn()
    fleet.close()
    await expect(next).rejects.toMatchObject({ code: 'Aborted' })
    expect(world.aborted).toEqual(['AssumeRole', 'AssumeRole'])
  })
})

describe('a deadline', () => {
  it.each(calls)(
    'ends the opening of accounts, and says so in a receipt: %s',
    async (operation, targets, options) => {
      stopClock()
      const world = new FleetWorld({ ...options, ...holding(operation) })
      const run = across(targets, { client: world.client })
      const started = performance.now()
      const list = run.paginate('sns', 'list_topics', {}, { deadline: 300 }).items().toArray()
      expect(await passTime(list)).toEqual([])
      expect(performance.now() - started).toBeLessThan(400)
      expect(world.aborted).toHaveLength(world.held)
      expect(new Set(run.receipts.map(({ outcome }) => outcome))).toEqual(new Set(['deadline']))
    },
  )

  it('leaves no account without a receipt, and begins none', async () => {
    stopClock()
    const ids = Array.from({ length: 20 }, (_, index) => String(444444444400 + index))
    const world = new FleetWorld(holding('AssumeRole'))
    const run = across(
      { regions: ['us-east-1', 'eu-west-1'], accounts: ids.map(role) },
      { client: world.client },
    )
    const list = run.paginate('sns', 'list_topics', {}, { deadline: 300 }).items().toArray()
    expect(await passTime(list)).toEqual([])
    expect(
      run.receipts.map(({ account, region, outcome }) => `${account} ${region} ${outcome}`).sort(),
    ).toEqual(ids.flatMap((id) => [`${id} eu-west-1 deadline`, `${id} us-east-1 deadline`]))
    expect(world.count('AssumeRole')).toBe(world.aborted.length)
  })

  it('does not wait for credentials that cannot be aborted', async () => {
    stopClock()
    const world = new FleetWorld()
    const client = { ...world.client, credentials: () => new Promise<never>(() => {}) }
    const run = across({ regions: 'us-east-1' }, { client })
    const list = run.paginate('sns', 'list_topics', {}, { deadline: 300 }).items().toArray()
    expect(await passTime(list)).toEqual([])
    expect(run.receipts).toMatchObject([{ region: 'us-east-1', outcome: 'deadline' }])
  })
})
