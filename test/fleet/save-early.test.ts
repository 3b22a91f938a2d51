import { across, type CheckpointStore } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { FleetWorld } from './support/fleet-world.js'

const targets = { regions: ['us-east-1', 'us-east-2'] }

/** A store in memory, whose `load` waits until it is released. */
class SlowStore implements CheckpointStore {
  saves = 0
  release = () => {}
  #released = Promise.resolve()

  constructor(public text?: string) {}

  hold(): void {
    this.#released = new Promise((resolve) => {
      this.release = resolve
    })
  }

  load = async (): Promise<string | undefined> => {
    await this.#released
    return this.text
  }

  save = (text: string): void => {
    this.saves++
    this.text = text
  }
}

function itemsOf(operation: 'list_topics' | 'list_subscriptions', store: CheckpointStore) {
  const run = across(targets, { client: new FleetWorld().client })
  return run.paginate('sns' as string, operation, {}, { checkpoint: { store } }).items()
}

async function complete(): Promise<SlowStore> {
  const store = new SlowStore()
  expect(await itemsOf('list_topics', store).toArray()).toHaveLength(10)
  store.saves = 0
  return store
}

describe('save() keeps the checkpoint that is there', () => {
  it('before the first `next()`', async () => {
    const store = await complete()
    const before = store.text
    const items = itemsOf('list_topics', store)
    items[Symbol.asyncIterator]()
    await items.save()
    expect([store.saves, store.text]).toEqual([0, before])
  })

  it('while it is being loaded', async () => {
    const store = await complete()
    store.hold()
    const items = itemsOf('list_topics', store)
    const listed = items.toArray()
    const saved = items.save()
    store.release()
    await saved
    expect(await listed).toEqual([])
    expect(JSON.parse(store.text ?? '')).toMatchObject({ items: 10, pages: 6 })
    expect(await itemsOf('list_topics', store).toArray()).toEqual([])
  })

  it('after it was refused, as that of another listing', async () => {
    const store = await complete()
    const before = store.text
    const items = itemsOf('list_subscriptions', store)
    await expect(items.toArray()).rejects.toMatchObject({ code: 'CheckpointMismatch' })
    await items.save()
    expect([store.saves, store.text]).toEqual([0, before])
  })

  it('after it could not be read', async () => {
    const store = await complete()
    const before = store.text
    const { load } = store
    store.load = () => Promise.reject(new Error('the disk is away'))
    const items = itemsOf('list_topics', store)
    await expect(items.toArray()).rejects.toThrow('the disk is away')
    await items.save()
    store.load = load
    expect([store.saves, await store.load()]).toEqual([0, before])
  })
})
