import { across } from 'nexttoken'
import { expect, it } from 'vitest'
import { mapAhead } from '../../src/fleet/targets/map-ahead.js'
import { passTime, stopClock } from '../support/virtual-aws.js'
import { FleetWorld } from './support/fleet-world.js'

const regions = ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2']
const ids = Array.from({ length: 12 }, (_, index) => `2000000000${String(index).padStart(2, '0')}`)

/** A promise that another test step resolves. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

it('lists all other accounts while eight of them hang', async () => {
  stopClock()
  const never = new Promise<void>(() => {})
  const hold = (_: unknown, operation: string) =>
    operation === 'AssumeRole' && world.count('AssumeRole') <= 8 ? never : undefined
  const world: FleetWorld = new FleetWorld({ hold })
  const accounts = ids.map((id) => `arn:aws:iam::${id}:role/r`)
  const run = across({ regions, accounts }, { client: world.client })
  const found = new Map<string, number>()
  const list = async () => {
    for await (const { account } of run.paginate('sns', 'list_topics').items()) {
      found.set(account, (found.get(account) ?? 0) + 1)
      const counts = [...found.values()]
      if (counts.length === 4 && counts.every((count) => count === regions.length * 5)) break
    }
  }
  await passTime(list())
  expect([...found.keys()].sort()).toEqual(ids.slice(8))
})

it('mapAhead begins more values while some take longer than its patience', async () => {
  stopClock()
  const gates = [gate(), gate(), gate()]
  const begun: number[] = []
  const results = mapAhead([0, 1, 2], { most: 2, patience: 1000 }, async (at) => {
    begun.push(at)
    if (at < 2) await gates[at]?.opened
    return at
  })
  const first = results.next()
  await passTime(first)
  expect(await first).toEqual({ done: false, value: 2 })
  expect(begun).toEqual([0, 1, 2])
  gates[1]?.open()
  expect((await results.next()).value).toBe(1)
  gates[0]?.open()
  expect((await results.next()).value).toBe(0)
  expect((await results.next()).done).toBe(true)
})
