import { describe, expect, it } from 'vitest'
import type { CheckpointStore, ItemIterable, PaginateOptions } from '../../src/pagination/index.js'
import { GatedListing, keysOf } from './parallel/support/gated-listing.js'
import { memoryStore, open, paginatorOf } from './support/checkpointed.js'
import { storedList } from './support/scripted-service.js'

type Pages = ReturnType<typeof open>

/** Every kind of loop over a listing. */
const loops: Readonly<Record<string, (pages: Pages) => AsyncIterable<unknown>>> = {
  pages: (pages) => pages,
  items: (pages) => pages.items(),
  batches: (pages) => (pages.items() as ItemIterable<unknown>).batches(2),
  results: (pages) => (pages.items() as ItemIterable<unknown>).map((item) => item),
}
const names = Object.keys(loops)
const iteratorOf = (name: string, pages: Pages) =>
  loops[name]?.(pages)[Symbol.asyncIterator]() as AsyncIterator<unknown>

const list = () => storedList([1, 2, 3, 4], [1])

/** A store with the checkpoint of a listing that was left after two pages. */
async function begun() {
  const store = memoryStore()
  const loop = open(list().send, { checkpoint: store })[Symbol.asyncIterator]()
  for (let pages = 0; pages < 3; pages++) await loop.next()
  return store
}

/** The same store, whose `load` waits for `release`. */
function slow(store: CheckpointStore) {
  let release = () => {}
  const loaded = new Promise<void>((resolve) => {
    release = resolve
  })
  const load = () => loaded.then(() => store.load())
  return { store: { load, save: (text: string) => store.save(text) }, release: () => release() }
}

describe.each(names)('save() of a loop over %s', (name) => {
  it('leaves a checkpoint as it is before the first page was asked for, and while it is loaded', async () => {
    const store = await begun()
    const before = store.text
    const { store: checkpoint, release } = slow(store)
    const pages = open(list().send, { checkpoint })
    const loop = iteratorOf(name, pages)
    await pages.save()
    expect(store.text).toBe(before)
    const first = loop.next()
    await pages.save()
    expect(store.text).toBe(before)
    release()
    await pages.save()
    await first
    await pages.save()
    expect(await pages.readCheckpoint()).toMatchObject({ items: name === 'batches' ? 4 : 3 })
  })

  it('leaves a checkpoint as it is that belongs to another listing or cannot be read', async () => {
    const store = await begun()
    const texts: [text: string | undefined, code: string][] = [
      [store.text, 'CheckpointMismatch'],
      ['half of a che', 'InvalidCheckpoint'],
    ]
    for (const [text, code] of texts) {
      store.text = text
      const pages = paginatorOf(list().send, 'us-east-1').paginate({}, { checkpoint: store })
      const loop = iteratorOf(name, pages)
      await expect(loop.next()).rejects.toMatchObject({ code })
      await pages.save()
      await loop.return?.()
      await pages.save()
      expect(store.text).toBe(text)
    }
  })

  it('saves what a first run delivered', async () => {
    const store = memoryStore()
    const pages = open(list().send, { checkpoint: { store, every: 'manual' } })
    const loop = iteratorOf(name, pages)
    await pages.save()
    expect(store.text).toBeUndefined()
    await loop.next()
    await pages.save()
    expect(await pages.readCheckpoint()).toMatchObject({ items: name === 'batches' ? 2 : 1 })
  })
})

describe('save() of a loop over several pieces', () => {
  const start = (listing: GatedListing, options: PaginateOptions) =>
    listing.open({ pageSize: 20, parallel: 4, ordered: false, ...options })

  it.each(names)('leaves the checkpoint as it is until the loop has continued: %s', async (name) => {
    const store = memoryStore()
    const listing = new GatedListing(keysOf(300))
    const left = start(listing, { checkpoint: { store, every: 'manual' } })
    const loop = iteratorOf('pages', left)
    for (let pages = 0; pages < 4; pages++) {
      const page = loop.next()
      await listing.answerAll()
      await page
    }
    await left.save()
    await loop.return?.()
    const before = store.text
    expect(await left.readCheckpoint()).toMatchObject({ items: 79 })

    const { store: checkpoint, release } = slow(store)
    const pages = start(listing, { checkpoint: { store: checkpoint, every: 'manual' } })
    const resumed = iteratorOf(name, pages)
    await pages.save()
    const first = resumed.next()
    await pages.save()
    release()
    for (let turn = 0; turn < 20; turn++) await pages.save()
    expect(store.text).toBe(before)
    await listing.answerAll()
    await first
    await resumed.return?.()
    await listing.answerAll()
    expect((await pages.readCheckpoint())?.items).toBeGreaterThanOrEqual(79)
  })
})
