import { describe, expect, it } from 'vitest'
import type { CheckpointStore, PaginateOptions } from '../../src/pagination/index.js'
import { memoryStore, open, refusing } from './support/checkpointed.js'
import { storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>

describe('a checkpoint', () => {
  const items = Array.from({ length: 10 }, (_, index) => `item ${index}`)
  const { send } = storedList(items, [4])
  const listing = (options: PaginateOptions, input?: Structure) => open(send, options, input)

  it('is saved after every page, with the number of items so far', async () => {
    const store = memoryStore()
    const loop = listing({ checkpoint: store })[Symbol.asyncIterator]()
    const states: unknown[] = []
    for (let done = false; !done; ) {
      done = (await loop.next()).done === true
      const { outcome, pages, items: count } = JSON.parse(store.text ?? '{}')
      states.push([outcome, pages, count])
    }
    expect(states).toEqual([
      [undefined, undefined, undefined],
      ['running', 1, 4],
      ['running', 2, 8],
      ['complete', 3, 10],
    ])
  })

  it('does not count the current item when the loop is left, which may be by an error', async () => {
    const store = memoryStore()
    const broken = new Error('the database is away')
    const list = async () => {
      for await (const item of listing({ checkpoint: store }).items()) if (item === 'item 6') throw broken
    }
    await expect(list()).rejects.toBe(broken)
    const rest = await listing({ checkpoint: store }).items().toArray()
    expect(rest).toEqual(items.slice(6))
  })

  it.each(['pages', 'items'])(
    'stays where it is if the loop over %s is left while it loads',
    async (kind) => {
      const store = memoryStore()
      for await (const _ of listing({ checkpoint: store })) if (store.saves > 0) break
      const { text } = store
      let load = () => {}
      const loading = new Promise<string | undefined>((resolve) => {
        load = () => resolve(text)
      })
      const slow = { ...store, load: () => loading }
      const pages = listing({ checkpoint: { store: slow } })
      const loop = (kind === 'pages' ? pages : pages.items())[Symbol.asyncIterator]()
      const next = loop.next()
      const left = loop.return?.()
      load()
      expect(await next).toEqual({ done: true, value: undefined })
      expect(await left).toEqual({ done: true, value: undefined })
    },
  )

  it('counts the current item if the consumer saves it', async () => {
    const store = memoryStore()
    const pages = listing({ checkpoint: { store, every: 'manual' } })
    for await (const item of pages.items()) {
      if (item !== 'item 6') continue
      await pages.save()
      break
    }
    expect(store.saves).toBe(1)
    expect(await listing({ checkpoint: store }).items().toArray()).toEqual(items.slice(7))
  })

  const leavings = ['break', 'abort', 'error'] as const
  it.each(leavings)('saved by the consumer stays if the loop then ends by %s', async (how) => {
    for (const every of ['page', 'item', 0] as const)
      for (const byItem of [true, false])
        for (let at = 1; at <= (byItem ? items.length : 3); at++) {
          const store = memoryStore()
          const controller = new AbortController()
          const pages = listing({ checkpoint: { store, every }, signal: controller.signal })
          let count = 0
          const loop = async () => {
            for await (const _ of byItem ? pages.items() : pages) {
              if (++count < at) continue
              await pages.save()
              if (how === 'break') break
              if (how === 'abort') controller.abort()
              else throw new Error('the database is away')
            }
          }
          await loop().catch(() => {})
          const done = byItem ? at : Math.min(at * 4, items.length)
          expect(JSON.parse(store.text ?? '')).toMatchObject({ items: done })
          const rest = await listing({ checkpoint: store }).items().toArray()
          expect(rest).toEqual(items.slice(done))
        }
  })

  it('is saved at most once per interval', async () => {
    const often = memoryStore()
    const seldom = memoryStore()
    for await (const _ of listing({ checkpoint: { store: often, every: 'item' } }).items());
    for await (const _ of listing({ checkpoint: { store: seldom, every: 3_600_000 } }).items());
    expect(often.saves).toBe(10)
    expect(seldom.saves).toBe(2)
  })

  it('of a complete listing lists nothing more, says so, and can be restarted', async () => {
    const store = memoryStore()
    for await (const _ of listing({ checkpoint: store }));
    const service = storedList(items, [4])
    const again = open(service.send, { checkpoint: store })
    expect(await again.items().toArray()).toEqual([])
    expect(again.receipt).toMatchObject({ outcome: 'complete', items: 0, requests: 0 })
    expect(service.inputs).toEqual([])
    expect(
      await listing({ checkpoint: { store, restart: true } })
        .items()
        .toArray(),
    ).toEqual(items)
  })

  it('of a collected listing is saved only by save()', async () => {
    const store = memoryStore()
    const pages = listing({ checkpoint: store, maxItems: 6 })
    expect(await pages.items().toArray()).toEqual(items.slice(0, 6))
    expect(store.text).toBeUndefined()
    await pages.save()
    expect(await pages.readCheckpoint()).toMatchObject({ outcome: 'limit', items: 6 })
    expect(await listing({ checkpoint: store }).items().toArray()).toEqual(items.slice(6))
  })

  it('is saved at a deadline, also in the middle of a page', async () => {
    const store = memoryStore()
    let left = 1000
    const pages = listing({ checkpoint: store, deadline: () => left })
    const seen: unknown[] = []
    for await (const item of pages.items()) {
      seen.push(item)
      if (seen.length === 6) left = 0
    }
    expect(pages.receipt.outcome).toBe('deadline')
    expect(await pages.readCheckpoint()).toMatchObject({ outcome: 'deadline', items: 6 })
    for await (const item of listing({ checkpoint: store }).items()) seen.push(item)
    expect(seen).toEqual(items)
  })

  it('whose store fails stops the loop before the next page', async () => {
    const store = memoryStore()
    const full = new Error('the disk is full')
    let failures = 0
    const failing: CheckpointStore = {
      load: () => store.load(),
      save: (text) => {
        if (failures++ === 0) throw full
        return store.save(text)
      },
    }
    const loop = listing({ checkpoint: failing }).items()[Symbol.asyncIterator]()
    const seen: unknown[] = []
    for (let done = false; !done; ) {
      const result = await loop.next().catch((error: unknown) => error)
      if (result === full) continue
      if (result instanceof Error) throw result
      const { done: isDone, value } = result as IteratorResult<unknown, undefined>
      done = isDone === true
      if (!isDone) seen.push(value)
    }
    expect(seen).toEqual(items)
    expect(failures).toBeGreaterThan(1)
  })

  it('with an expired token is recovered: the delivered items are listed again and compared', async () => {
    const store = memoryStore()
    const pages = listing({ checkpoint: { store, every: 'item' } })
    const seen: unknown[] = []
    for await (const item of pages.items()) {
      if (item === 'item 6') break
      seen.push(item)
    }
    const late = open(refusing(send, [1]), { checkpoint: store })
    for await (const item of late.items()) seen.push(item)
    expect(seen).toEqual(items)
    const changed = storedList(['new', ...items], [4])
    for await (const item of listing({ checkpoint: { store, restart: true } }).items())
      if (item === 'item 6') break
    const listed = open(refusing(changed.send, [1]), { checkpoint: store })
      .items()
      .toArray()
    await expect(listed).rejects.toThrow(/the listing has changed/)
  })
})

describe('a loop that ends', () => {
  it('by break at the last item of the last page leaves that item undone, without another request', async () => {
    const store = memoryStore()
    const { send } = storedList(['a', 'b', 'c', 'd'], [2])
    for await (const item of open(send, { checkpoint: store }).items()) if (item === 'd') break
    expect(await open(send, { checkpoint: store }).items().toArray()).toEqual(['d'])
  })

  it('at its deadline does not count a prefetched page as done', async () => {
    const store = memoryStore()
    const { send } = storedList(['a', 'b', 'c'], [1])
    let left = 1000
    const deadline = () => left
    const seen: unknown[] = []
    for await (const item of open(send, { checkpoint: store, prefetch: true, deadline }).items()) {
      seen.push(item)
      left = 0
    }
    expect(seen).toEqual(['a'])
    expect(await open(send, { checkpoint: store }).items().toArray()).toEqual(['b', 'c'])
  })
})
