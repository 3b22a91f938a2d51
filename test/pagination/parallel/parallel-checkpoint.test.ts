import { describe, expect, it } from 'vitest'
import { PlainPaginator } from '../../support/plain-paginator.js'
import { memoryStore } from '../support/checkpointed.js'
import { GatedListing, keysOf, settle } from './support/gated-listing.js'
import { timedOperation, timedService, usualHabits } from './support/timed-service.js'

type Structure = Record<string, unknown>

const keys = keysOf(1500)

/** Reads `count` pages, or all, and leaves. */
async function readPages(listing: GatedListing, options: object, count = Number.POSITIVE_INFINITY) {
  const pages = listing.open({ pageSize: 20, ...options })
  const found: string[] = []
  const reading = (async () => {
    let read = 0
    for await (const page of pages) {
      found.push(...(page.Contents as { Key: string }[]).map(({ Key }) => Key))
      await pages.save()
      if (++read === count) break
    }
  })()
  await listing.answerAll()
  await reading
  return { found, pages }
}

describe('a checkpoint of a parallel listing', () => {
  const steps = [
    { parallel: 8, ordered: false },
    { parallel: 4, ordered: true },
    {},
    { parallel: 16, ordered: false },
    { parallel: 2 },
  ]
  it.each([
    ['ordered', steps.map(({ parallel }) => ({ parallel }))],
    ['unordered', steps],
  ])(
    'continues in other loops, with and without parallel, and holds every key once: %s',
    async (order, loops) => {
      const listing = new GatedListing(keys)
      const checkpoint = memoryStore()
      const all: string[] = []
      for (const options of loops)
        all.push(...(await readPages(listing, { ...options, checkpoint }, 11)).found)
      const { found, pages } = await readPages(listing, { parallel: 8, checkpoint })
      all.push(...found)
      expect(order === 'ordered' ? all : all.sort()).toEqual(keys)
      expect(pages.receipt.outcome).toBe('complete')
      expect(await pages.readCheckpoint()).toMatchObject({ outcome: 'complete', items: 1500 })
      const { requests } = listing
      expect((await readPages(listing, { parallel: 8, checkpoint })).found).toEqual([])
      expect(listing.requests).toBe(requests)
    },
  )

  it('that cannot be saved fails the loop, and the next call delivers the page that was not', async () => {
    const listing = new GatedListing(keysOf(300))
    const store = memoryStore()
    let fails = true
    const save = (text: string) => {
      if (!fails) return store.save(text)
      fails = false
      throw new Error('the disk is full')
    }
    const pages = listing.open({ parallel: 4, pageSize: 20, checkpoint: { load: () => undefined, save } })
    const loop = pages[Symbol.asyncIterator]()
    const found: unknown[] = []
    let errors = 0
    const reading = (async () => {
      for (;;) {
        try {
          const { done, value } = await loop.next()
          if (done) return
          found.push(...(value.Contents as object[]))
        } catch {
          errors++
        }
      }
    })()
    await listing.answerAll()
    await reading
    expect(errors).toBe(1)
    expect(found.map((item) => Object(item).Key)).toEqual(keysOf(300))
  })
})

it('a loop with a checkpoint answers concurrent calls in order, before it is opened and after', async () => {
  const listing = new GatedListing(keys)
  const pages = listing.open({ parallel: 4, pageSize: 20, checkpoint: memoryStore() })
  const loop = pages[Symbol.asyncIterator]()
  const answered: string[] = []
  const ask = async (name: string) => {
    await loop.next()
    answered.push(name)
  }
  const calls = [ask('1'), ask('2'), ask('3')]
  for (await settle(); listing.requests === 0; await settle());
  // The loop is open, and the first call waits for its page.
  calls.push(ask('4'), ask('5'))
  await listing.answerAll()
  await Promise.all(calls)
  expect(answered).toEqual(['1', '2', '3', '4', '5'])
  await loop.return?.()
})

describe('a checkpoint after the last page', () => {
  it.each([true, false])(
    'says that the listing is complete if the windows behind were found empty meanwhile, ordered: %s',
    async (ordered) => {
      const start = Date.UTC(2026, 10, 27)
      const events = Array.from({ length: 203 }, (_, n) => ({
        name: `event-${n}`,
        at: start + Math.floor((3_600_000 * n) / 203),
      }))
      const ask = timedService(events, { ...usualHabits, pageSize: 10 })
      const paginator = new PlainPaginator<Structure, Structure>(
        timedOperation({ order: 'ascending' }),
        async (sent) => {
          await settle()
          return ask(sent)
        },
      )
      const input = { After: new Date(start), Before: new Date(start + 3_600_000) }
      const checkpoint = { store: memoryStore(), every: 'manual' as const }
      const pages = paginator.paginate(input, { parallel: 8, ordered, checkpoint })
      let found = 0
      for await (const page of pages) {
        found += (page.Things as unknown[]).length
        if (found < events.length) continue
        for (let turns = 0; turns < 5; turns++) await settle()
        await pages.save()
        break
      }
      expect(await pages.readCheckpoint()).toMatchObject({ outcome: 'complete', items: events.length })
      expect(pages.receipt).toMatchObject({ outcome: 'complete', resumeToken: undefined })
    },
  )
})

describe('maxItems of a parallel listing', () => {
  it.each([0, 1, 20, 21, 299, 300, 301])(
    'of %i items delivers as many as a chain, and resumes behind them',
    async (maxItems) => {
      for (const ordered of [true, false]) {
        const listing = new GatedListing(keysOf(300))
        const first = await readPages(listing, { parallel: 8, ordered, maxItems, checkpoint: memoryStore() })
        expect(first.found).toHaveLength(Math.min(300, maxItems))
        const { outcome, resumeToken } = first.pages.receipt
        expect(outcome).toBe(maxItems >= 300 ? 'complete' : 'limit')
        const isRest = resumeToken !== undefined || maxItems === 0
        const rest = isRest
          ? (await readPages(listing, { startingToken: resumeToken, checkpoint: memoryStore() })).found
          : []
        expect([...first.found, ...rest].sort()).toEqual(keysOf(300))
      }
    },
  )
})
