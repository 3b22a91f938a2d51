import { across } from 'nexttoken'
import { expect, it } from 'vitest'
import { interleave } from '../../src/fleet/index.js'
import { mapAhead } from '../../src/fleet/targets/map-ahead.js'
import { FleetWorld } from './support/fleet-world.js'

const regions = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2']
const ids = Array.from({ length: 12 }, (_, index) => `2000000000${String(index).padStart(2, '0')}`)

const ahead = { most: 2, patience: 60_000 }

/** A promise that another test step resolves. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

it('lists all other accounts while one is slow to open', async () => {
  const { open, opened } = gate()
  let roles = 0
  const hold = (_: unknown, operation: string) =>
    operation === 'AssumeRole' && ++roles === 2 ? opened : undefined
  const world = new FleetWorld({ hold })
  const accounts = ids.map((id) => `arn:aws:iam::${id}:role/r`)
  const run = across({ regions, accounts }, { client: world.client })
  const found = new Map<string, number>()
  for await (const { account } of run.paginate('sns', 'list_topics').items()) {
    found.set(account, (found.get(account) ?? 0) + 1)
    const others = [...found.values()].filter((count) => count === regions.length * 5)
    if (found.size === ids.length - 1 && others.length === ids.length - 1) open()
  }
  expect([...found.values()]).toEqual(ids.map(() => regions.length * 5))
  expect(run.receipts.map(({ account }) => account).slice(-regions.length)).toEqual(Array(4).fill(ids[1]))
})

it('interleave gives the jobs of open groups while the next group is on its way', async () => {
  const { open, opened } = gate()
  async function* groups() {
    yield [1, 2, 3]
    await opened
    yield [4]
  }
  const given: number[] = []
  for await (const job of interleave(groups(), 8)) {
    given.push(job)
    if (job === 3) open()
  }
  expect(given).toEqual([1, 2, 3, 4])
})

it('interleave throws what its source throws, after the jobs that it has', async () => {
  async function* groups() {
    yield [1]
    throw new Error('the source broke')
  }
  const given: number[] = []
  const list = async () => {
    for await (const job of interleave(groups(), 8)) given.push(job)
  }
  await expect(list()).rejects.toThrow('the source broke')
  expect(given).toEqual([1])
})

it('mapAhead gives what is ready first, with at most so many at work', async () => {
  const gates = [gate(), gate(), gate(), gate()]
  const begun: number[] = []
  const results = mapAhead([0, 1, 2, 3], ahead, async (at) => {
    begun.push(at)
    await gates[at]?.opened
    return at
  })
  gates[1]?.open()
  expect((await results.next()).value).toBe(1)
  expect(begun).toEqual([0, 1])
  gates[2]?.open()
  gates[3]?.open()
  expect([(await results.next()).value, (await results.next()).value]).toEqual([2, 3])
  gates[0]?.open()
  expect(await results.next()).toEqual({ done: false, value: 0 })
  expect(await results.next()).toEqual({ done: true, value: undefined })
})

it('mapAhead throws what its source and its function throw', async () => {
  function* broken() {
    yield 1
    throw new Error('the source broke')
  }
  const list = async (source: Iterable<number>, map: (value: number) => Promise<number>) => {
    for await (const _ of mapAhead(source, ahead, map));
  }
  await expect(list(broken(), async (value) => value)).rejects.toThrow('the source broke')
  await expect(list([1, 2], () => Promise.reject(new Error('no')))).rejects.toThrow('no')
})
