import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CheckpointStore, PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'
import { storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>

interface Row extends CheckpointStore {
  text: string | undefined
  saves: number
}

const items = ['a', 'b', 'c', 'd', 'e', 'f']

/** A row of a database. */
function memoryStore(text?: string): Row {
  return {
    text,
    saves: 0,
    load() {
      return this.text
    },
    save(next) {
      this.text = next
      this.saves++
    },
  }
}

const open = (
  options: PaginateOptions,
  send: PlainSend<Structure, Structure> = storedList(items, [2]).send,
) =>
  new PlainPaginator<Structure, Structure>(plainOperation(), send, async () => ({
    region: 'eu-west-1',
  })).paginate({}, options)

/** Refuses the token of the first request that has one. */
function refusingOnce(): { send: PlainSend<Structure, Structure>; tokens: unknown[] } {
  const { send } = storedList(items, [2])
  const tokens: unknown[] = []
  let isRefused = false
  return {
    tokens,
    send: async (input, options) => {
      tokens.push(input.NextToken)
      if (input.NextToken === undefined || isRefused) return send(input, options)
      isRefused = true
      throw Object.assign(new Error('expired'), { code: 'ExpiredNextTokenException', fault: 'client' })
    },
  }
}

/** The checkpoint of a listing that was left at its third item. */
async function savedMidway(options: PaginateOptions = {}): Promise<Structure> {
  const store = memoryStore()
  for await (const item of open({ ...options, checkpoint: store }).items()) if (item === 'c') break
  return JSON.parse(store.text ?? '')
}

describe('a checkpoint that is saved by time', () => {
  afterEach(() => void vi.useRealTimers())

  it.each([
    [1000, [0, 1, 2]],
    [1001, [0, 1, 2]],
    [999, [0, 1, 1]],
    [0, [0, 1, 1]],
  ])('is saved when the time has passed: with %i ms between pages, the saves are %j', async (step, saves) => {
    vi.useFakeTimers({ toFake: ['hrtime'] })
    const store = memoryStore()
    const loop = open({ checkpoint: { store, every: 1000 } })[Symbol.asyncIterator]()
    const seen: number[] = []
    for (let page = 0; page < 3; page++) {
      await loop.next()
      seen.push(store.saves)
      vi.advanceTimersByTime(step)
    }
    expect(seen).toEqual(saves)
  })
})

describe('a checkpoint', () => {
  it('is not written a second time where nothing has changed', async () => {
    const store = memoryStore()
    const pages = open({ checkpoint: { store, every: 'manual' } })
    for await (const item of pages.items()) {
      if (item !== 'c') continue
      await pages.save()
      await pages.save()
      break
    }
    expect(store.saves).toBe(1)
  })

  it('stays as it is when a loop that was left is asked for more', async () => {
    const store = memoryStore()
    const loop = open({ checkpoint: { store, every: 'item' } })
      .items()
      [Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    await loop.return?.()
    const { text } = store
    expect(await loop.next()).toEqual({ done: true, value: undefined })
    expect(store.text).toBe(text)
  })

  it('of a loop that was left at its first item has no token, and counts nothing', async () => {
    const store = memoryStore()
    const pages = open({ checkpoint: store })
    for await (const _ of pages.items()) break
    expect(await pages.readCheckpoint()).toMatchObject({ items: 0, resumeToken: undefined })
    expect(await open({ checkpoint: store }).items().toArray()).toEqual(items)
  })

  it('without a trail does not begin the listing again where its token is refused', async () => {
    const saved = await savedMidway({ onExpiredToken: 'error' })
    expect(saved.trail).toBeUndefined()
    const { send, tokens } = refusingOnce()
    const store = memoryStore(JSON.stringify({ ...saved, resumeToken: '1:2' }))
    await expect(open({ checkpoint: store }, send).items().toArray()).rejects.toMatchObject({
      code: 'TokenExpired',
    })
    expect(tokens).toEqual(['1:2'])
  })

  it.each<[string, Structure]>([
    ['a service that is no text', { service: 1 }],
    ['an operation that is no text', { operation: {} }],
    ['a region that is no text', { region: 1 }],
    ['an account that is no text', { account: 111122223333 }],
    ['a token that is no text', { resumeToken: 5 }],
    ['no salt', { salt: undefined }],
    ['no parameters', { parameters: undefined }],
    ['a parameter that is no hash', { parameters: { Filter: 1 } }],
    ['an unknown outcome', { outcome: 'aborted' }],
    ['no number of pages', { pages: undefined }],
    ['a negative number of pages', { pages: -1 }],
    ['half an item', { items: 2.5 }],
    ['a trail that is no object', { trail: 'c' }],
    ['a trail without keys', { trail: {} }],
    ['a trail whose origin is no text', { trail: { origin: 1, keys: [] } }],
    ['a trail of a key without count', { trail: { keys: [{ digest: 1, last: 1 }] } }],
    ['a trail of a key without digest', { trail: { keys: [{ count: 1, last: 1 }] } }],
    ['a trail of a key without its last item', { trail: { keys: [{ count: 1, digest: 1 }] } }],
    ['a trail of what is no key', { trail: { keys: [1] } }],
    ['another format', { nexttokenCheckpoint: 0 }],
  ])('that holds %s is refused', async (_, change) => {
    const store = memoryStore(JSON.stringify({ ...(await savedMidway()), ...change }))
    await expect(open({ checkpoint: store }).items().toArray()).rejects.toMatchObject({
      code: 'InvalidCheckpoint',
    })
  })

  it('that holds all of it is taken', async () => {
    const store = memoryStore(JSON.stringify(await savedMidway()))
    expect(await open({ checkpoint: store }).items().toArray()).toEqual(items.slice(2))
  })
})

describe('a deadline of no milliseconds', () => {
  it('is one: nothing is asked for, and the receipt says deadline', async () => {
    const service = storedList(items, [2])
    const pages = open({ deadline: 0 }, service.send)
    expect(await pages.items().toArray()).toEqual([])
    expect(pages.receipt.outcome).toBe('deadline')
    expect(service.inputs).toEqual([])
  })
})

describe('a loop that is aborted while its checkpoint is being loaded', () => {
  it('ends with the error of the abort, and requests nothing', async () => {
    const controller = new AbortController()
    const store = {
      load: async () => {
        controller.abort('enough')
        return undefined
      },
      save: () => {},
    }
    const send = vi.fn(storedList(items, [2]).send)
    const loop = open({ checkpoint: store, signal: controller.signal }, send)[Symbol.asyncIterator]()
    await expect(loop.next()).rejects.toMatchObject({ name: 'AbortError', cause: 'enough' })
    expect(send).not.toHaveBeenCalled()
  })
})

describe('a loop that is left while its checkpoint is being loaded', () => {
  it('is aborted, requests nothing and saves nothing', async () => {
    const saved = memoryStore()
    for await (const item of open({ checkpoint: saved }).items()) if (item === 'c') break
    const text = saved.text
    let loaded = (_text: string | undefined) => {}
    const store = {
      load: () =>
        new Promise<string | undefined>((resolve) => {
          loaded = resolve
        }),
      save: vi.fn(),
    }
    const send = vi.fn(storedList(items, [2]).send)
    const pages = open({ checkpoint: store }, send)
    const loop = pages[Symbol.asyncIterator]()
    const next = loop.next()
    await new Promise(setImmediate)
    const left = loop.return?.()
    loaded(text)
    expect([await next, await left]).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ])
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', pages: 0, requests: 0 })
    expect(send).not.toHaveBeenCalled()
    expect(store.save).not.toHaveBeenCalled()
  })
})
