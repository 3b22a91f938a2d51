import { across, type FleetTargets } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { memoryStore } from '../pagination/support/checkpointed.js'
import { FleetWorld, ownAccount, type WorldOptions } from './support/fleet-world.js'

const regions = ['us-east-1', 'us-west-2', 'eu-west-1']
const other = '222222222222'
const turn = () => new Promise((resolve) => setImmediate(resolve))

function topics(targets: FleetTargets = { regions }, options: WorldOptions = {}, more: object = {}) {
  const world = new FleetWorld(options)
  const run = across(targets, { client: world.client, ...more })
  return { run, world, items: run.paginate('sns', 'list_topics').items() }
}

const numberOf = (topic: unknown) => Number(String(Object(topic).TopicArn).split(':').at(-1))

describe('map over the items of a fleet', () => {
  it('gives the results of each target in order, whichever call ends first', async () => {
    const { items, run } = topics()
    const results = items.map(
      async (topic, { region }) => {
        for (let turns = 0; turns < 5 - numberOf(topic); turns++) await turn()
        return `${region} ${numberOf(topic)}`
      },
      { concurrency: 4 },
    )
    const all = await results.toArray()
    for (const name of regions)
      expect(all.filter(({ region }) => region === name)).toEqual(
        [0, 1, 2, 3, 4].map((number) => ({ account: ownAccount, region: name, item: `${name} ${number}` })),
      )
    expect(run.receipts.map(({ outcome, items: count }) => [outcome, count])).toEqual(
      regions.map(() => ['complete', 5]),
    )
  })

  it.each([undefined, 1, 4, 100])(
    'makes at most concurrency: %s calls at once, over all targets',
    async (concurrency) => {
      const { items } = topics()
      let [atWork, most] = [0, 0]
      const results = items.map(
        async () => {
          most = Math.max(most, ++atWork)
          for (let turns = 0; turns < 3; turns++) await turn()
          atWork--
        },
        concurrency === undefined ? undefined : { concurrency },
      )
      expect(await results.toArray()).toHaveLength(15)
      expect(most).toBeLessThanOrEqual(Math.min(concurrency ?? 1, 15))
      expect(most).toBeGreaterThanOrEqual(Math.min(concurrency ?? 1, 4))
    },
  )

  it('gives the function the configuration of a client in the account and region of the item', async () => {
    const accounts = [`arn:aws:iam::${other}:role/r`]
    const { items } = topics({ regions: ['us-west-2'], accounts })
    const [result] = await items
      .map(async (_, { account, region, config }) => {
        const { credentials } = config
        const keys = typeof credentials === 'function' ? await credentials() : credentials
        return { account, region, of: config.region, key: keys ? keys.accessKeyId : undefined }
      })
      .toArray()
    expect(result?.item).toEqual({
      account: other,
      region: 'us-west-2',
      of: 'us-west-2',
      key: `ASIA${other}`,
    })
  })

  it('can be combined with batches, before and after', async () => {
    const { items } = topics({ regions: ['us-east-1'] })
    const sums = await items
      .batches(2)
      .map((batch) => batch.map(numberOf).reduce((sum, number) => sum + number, 0), { concurrency: 2 })
      .batches(2)
      .toArray()
    expect(sums.map(({ item }) => item)).toEqual([[1, 5], [4]])
  })

  it('is refused with the reason if its arguments are wrong', async () => {
    const { items } = topics()
    await expect(items.map(() => 1, { concurrency: 0 }).toArray()).rejects.toThrow(
      'concurrency is 0: pass a whole number, 1 or more',
    )
    await expect(items.map('fn' as never).toArray()).rejects.toThrow("map got 'fn': pass a function")
  })
})

describe('a function of map that fails', () => {
  const fails = (topic: unknown, { region }: { region: string }) => {
    if (region === 'us-west-2' && numberOf(topic) === 3) throw new Error('no such topic')
    return numberOf(topic)
  }

  it('fails its target, behind the results before it, and no other', async () => {
    const { items, run } = topics()
    const all = await items.map(fails, { concurrency: 3 }).toArray()
    expect(all.filter(({ region }) => region === 'us-west-2').map(({ item }) => item)).toEqual([0, 1, 2])
    expect(all).toHaveLength(13)
    expect(run.receipts.filter(({ outcome }) => outcome !== 'complete')).toMatchObject([
      { region: 'us-west-2', outcome: 'failed', items: 3, error: { message: 'no such topic' } },
    ])
  })

  it('ends the run with failFast', async () => {
    const { items } = topics({ regions: ['us-west-2'] }, {}, { failFast: true })
    await expect(items.map(fails).toArray()).rejects.toThrow('no such topic')
  })
})

describe('a loop over results that is left', () => {
  it('aborts the calls in flight, and begins none of those that wait', async () => {
    const { items } = topics()
    const aborted: string[] = []
    let calls = 0
    const results = items.map(
      (topic, { region, signal }) => {
        calls++
        if (numberOf(topic) === 0) return region
        return new Promise<string>((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted.push(region)
            reject(signal.reason)
          })
        })
      },
      { concurrency: 2 },
    )
    for await (const _ of results) {
      while (calls < 3) await turn()
      break
    }
    const before = calls
    for (let turns = 0; turns < 20; turns++) await turn()
    expect(calls).toBe(before)
    expect(aborted.length).toBeGreaterThan(0)
    expect(aborted.length).toBeLessThanOrEqual(2)
  })

  it('continues by its checkpoint with the item whose result was not finished with', async () => {
    const store = memoryStore()
    const seen: string[] = []
    for (let left = 0; left < 40; left++) {
      const world = new FleetWorld()
      const run = across({ regions }, { client: world.client })
      const pages = run.paginate('sns', 'list_topics', {}, { checkpoint: { store, every: 'item' } })
      const results = pages.items().map((topic) => numberOf(topic), { concurrency: 3 })
      let got = 0
      let last: string | undefined
      for await (const { region, item } of results) {
        if (last !== undefined) seen.push(last)
        last = `${region} ${item}`
        if (++got === 3) break
      }
      if (got < 3 && last !== undefined) seen.push(last)
      if (got < 3) break
    }
    const all = regions.flatMap((region) => [0, 1, 2, 3, 4].map((number) => `${region} ${number}`))
    expect(seen.sort()).toEqual(all.sort())
  })
})
