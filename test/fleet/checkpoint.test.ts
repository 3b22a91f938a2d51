import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { across, type CheckpointOptions } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sampleSize } from '../support/samples.js'
import { FleetWorld, type Place, type WorldOptions } from './support/fleet-world.js'

const accounts = ['222222222222', '333333333333', '444444444444']
const regions = ['us-east-1', 'eu-central-1', 'ap-south-1']
const targets = { regions, accounts: accounts.map((id) => `arn:aws:iam::${id}:role/r`) }
const options = (world: FleetWorld) => ({ client: world.client, concurrency: 4 })

/** 0 to 6 topics, so that there are targets without, and with several pages. */
const topics = ({ account, region }: Place) => (Number(account[0]) * 5 + region.length * 3) % 7
const all = accounts
  .flatMap((account) =>
    regions.flatMap((region) =>
      Array.from(
        { length: topics({ account, region, service: 'sns' }) },
        (_, index) => `${account} ${region} ${index}`,
      ),
    ),
  )
  .sort()

const world = (more: WorldOptions = {}) => new FleetWorld({ topics, ...more })
const named = (item: unknown) => {
  const [, , , region, account, index] = (item as { TopicArn: string }).TopicArn.split(':')
  return `${account} ${region} ${index}`
}

interface Run {
  readonly out: string[]
  /** How many items the loop takes before it ends in the middle. */
  readonly stopAfter: number
  readonly every: CheckpointOptions['every']
  readonly by: 'page' | 'item' | 'batch'
}

class MemoryStore {
  text: string | undefined
  load = () => this.text
  save = (text: string): void => {
    this.text = text
  }
}

/** The names of the items that a loop delivers, a page or an item or a batch at a time. */
async function* delivered(
  store: MemoryStore,
  { every, by }: Run,
  signal?: AbortSignal,
): AsyncGenerator<string[]> {
  const run = across(targets, { ...options(world()), signal })
  const pages = run.paginate('sns', 'list_topics', {}, { checkpoint: { store, every } })
  if (by === 'item') for await (const { item } of pages.items()) yield [named(item)]
  else if (by === 'batch') for await (const { item } of pages.items().batches(3)) yield item.map(named)
  else for await (const { page } of pages) yield (page.Topics as unknown[]).map(named)
}

/** True if the listing came to its end. What was not processed when the loop was left comes again. */
async function withBreak(store: MemoryStore, run: Run): Promise<boolean> {
  let left = run.stopAfter
  for await (const items of delivered(store, run)) {
    if (left-- === 0) return false
    run.out.push(...items)
  }
  return true
}

async function withAbort(store: MemoryStore, run: Run): Promise<boolean> {
  const controller = new AbortController()
  let left = run.stopAfter
  try {
    for await (const items of delivered(store, run, controller.signal)) {
      run.out.push(...items)
      if (left-- === 0) controller.abort()
    }
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
    return false
  }
  return true
}

/** The process ends at once: what counts is what was stored together with the checkpoint. */
async function withKill(store: MemoryStore, run: Run): Promise<boolean> {
  const pending: string[] = []
  let isAlive = true
  const both = new MemoryStore()
  both.load = store.load
  both.save = (text) => {
    if (!isAlive) return
    run.out.push(...pending.splice(0))
    store.text = text
  }
  let left = run.stopAfter
  const loop = delivered(both, run)
  for (let next = await loop.next(); !next.done; next = await loop.next()) {
    if (left-- === 0) {
      isAlive = false
      await loop.return(undefined)
      return false
    }
    pending.push(...next.value)
  }
  return true
}

/** The process ends at once: what was written beyond the checkpoint's count is removed by the next one. */
async function withJournal(store: MemoryStore, run: Run): Promise<boolean> {
  const pages = across(targets, options(world())).paginate(
    'sns',
    'list_topics',
    {},
    { checkpoint: { store } },
  )
  const { items = 0 } = (await pages.readCheckpoint()) ?? {}
  expect(run.out.length).toBeGreaterThanOrEqual(items)
  run.out.length = items
  let isAlive = true
  const frozen = new MemoryStore()
  frozen.load = store.load
  frozen.save = (text) => {
    if (isAlive) store.text = text
  }
  let left = run.stopAfter
  const loop = delivered(frozen, run)
  for (let next = await loop.next(); !next.done; next = await loop.next()) {
    run.out.push(...next.value)
    if (left-- === 0) {
      isAlive = false
      await loop.return(undefined)
      return false
    }
  }
  return true
}

const ways = { withBreak, withAbort, withKill, withJournal }

describe('one checkpoint over all targets', () => {
  it.each(Object.entries(ways))('loses nothing and gives nothing twice: %s', async (_, way) => {
    const cases = fc.asyncProperty(
      fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom<CheckpointOptions['every']>('page', 'item', 0, 60_000),
      fc.constantFrom<Run['by']>('page', 'item', 'batch'),
      async (stops, every, by) => {
        const store = new MemoryStore()
        const out: string[] = []
        for (const stopAfter of [...stops, Number.POSITIVE_INFINITY])
          await way(store, { out, stopAfter, every, by })
        expect(out.sort()).toEqual(all)
      },
    )
    await fc.assert(cases, { numRuns: sampleSize('fleetResumptions') })
  })

  it('lists nothing more once it is complete, and gives the receipts of the earlier runs', async () => {
    const store = new MemoryStore()
    const list = async () => {
      const aws = world()
      const pages = across(targets, options(aws)).paginate('sns', 'list_topics', {}, { checkpoint: store })
      return { items: await pages.items().toArray(), receipts: pages.receipts, aws }
    }
    const before = await list()
    const after = await list()
    expect(after.items).toEqual([])
    expect(after.aws.count('ListTopics')).toBe(0)
    const told = (receipts: typeof before.receipts) =>
      receipts
        .map(({ account, region, outcome, pages, items }) =>
          [account, region, outcome, pages, items].join(' '),
        )
        .sort()
    expect(told(after.receipts)).toEqual(told(before.receipts))
  })

  it('tries again what failed, from where it was', async () => {
    const store = new MemoryStore()
    let pages = 0
    const refuse: WorldOptions['refuse'] = ({ region }, operation) =>
      operation === 'ListTopics' && region === 'us-east-1' && ++pages % 2 === 0
        ? { code: 'InternalError', statusCode: 500 }
        : undefined
    const found: string[] = []
    for (const aws of [world({ refuse }), world()]) {
      const run = across(targets, options(aws))
      const items = await run.paginate('sns', 'list_topics', {}, { checkpoint: store }).items().toArray()
      found.push(...items.map(({ item }) => named(item)))
    }
    expect(found.sort()).toEqual(all)
  })

  it('is small: a complete target takes a few bytes', async () => {
    const store = new MemoryStore()
    const aws = world()
    for await (const _ of across(targets, options(aws)).paginate(
      'sns',
      'list_topics',
      {},
      { checkpoint: store },
    ));
    const state = JSON.parse(store.text ?? '')
    expect(state).toMatchObject({ service: 'sns', operation: 'ListTopics', items: all.length, open: {} })
    expect(Object.values(state.done).join(' ').length / 9).toBeLessThan(8)
  })

  it('of another listing is refused before anything is sent', async () => {
    const store = new MemoryStore()
    const [aws, other] = [world(), world()]
    await across(targets, options(aws))
      .paginate('sns', 'list_topics', {}, { checkpoint: store })
      .items()
      .toArray()
    const run = across(targets, options(other))
    const list = async (input: object, text = store.text) => {
      const pages = run.paginate('sns' as string, 'list_subscriptions', input as never, {
        checkpoint: { store: { load: () => text, save: () => undefined } },
      })
      return pages.items().toArray()
    }
    await expect(list({})).rejects.toMatchObject({ code: 'CheckpointMismatch' })
    await expect(list({}, 'nothing')).rejects.toMatchObject({ code: 'InvalidCheckpoint' })
    const single = '{ "nexttokenCheckpoint": 1 }'
    await expect(list({}, single)).rejects.toThrow('is the checkpoint of a single listing')
    expect(other.requests).toEqual([])
  })

  it('is kept in a file, and saved by `save()` alone if the caller wants that', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const checkpoint = { store: join(folder, 'checkpoint'), every: 'manual' } as const
    const pages = () => across(targets, options(world())).paginate('sns', 'list_topics', {}, { checkpoint })
    const first = pages()
    let count = 0
    for await (const _ of first.items()) {
      if (++count === 5) await first.save()
      if (count === 9) break
    }
    expect(await first.readCheckpoint()).toMatchObject({ items: 5 })
    expect(await pages().items().toArray()).toHaveLength(all.length - 5)
  })
})
