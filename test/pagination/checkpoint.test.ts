import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NextTokenError } from '../../src/errors/index.js'
import type { CheckpointStore, PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'
import { storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>

const stored = fc.nat({ max: 40 }).map((length) => Array.from({ length }, (_, index) => `item ${index}`))
const sizes = fc
  .tuple(fc.array(fc.nat({ max: 7 }), { maxLength: 20 }), fc.integer({ min: 1, max: 7 }))
  .map(([some, last]) => [...some, last])

/** A row of a database. */
function memoryStore(): CheckpointStore & { text: string | undefined; saves: number } {
  return {
    text: undefined,
    saves: 0,
    load() {
      return this.text
    },
    save(text) {
      this.text = text
      this.saves++
    },
  }
}

const paginatorOf = (send: PlainSend<Structure, Structure>, region = 'eu-west-1') =>
  new PlainPaginator<Structure, Structure>(plainOperation(), send, async () => ({
    region,
    account: '111122223333',
  }))
const open = (send: PlainSend<Structure, Structure>, options: PaginateOptions, input: Structure = {}) =>
  paginatorOf(send).paginate(input, options)

/** Refuses these requests' tokens. */
function refusing(
  send: PlainSend<Structure, Structure>,
  requests: readonly number[],
): PlainSend<Structure, Structure> {
  let count = 0
  return async (input, options) => {
    if (requests.includes(++count) && input.NextToken !== undefined) {
      throw Object.assign(new Error('expired'), { code: 'ExpiredNextTokenException', fault: 'client' })
    }
    return send(input, options)
  }
}

describe('whenever the process ends, what was saved as delivered is not delivered again, and nothing is left out', () => {
  const runs = fc.array(
    fc.record({
      /** Calls of `next()` before the process ends. */
      calls: fc.integer({ min: 0, max: 12 }),
      byItem: fc.boolean(),
      prefetch: fc.boolean(),
      every: fc.constantFrom('page' as const, 'item' as const, 0, 1_000_000),
      isLeft: fc.boolean(),
      refused: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 1 }),
    }),
    { maxLength: 12 },
  )

  it('whatever the pages, the saving, the loops, failures of tokens and where it ends', async () => {
    await fc.assert(
      fc.asyncProperty(stored, sizes, runs, async (items, pageSizes, plan) => {
        const { send } = storedList(items, pageSizes)
        const store = memoryStore()
        const journal: unknown[] = []
        const last = {
          calls: 1000,
          byItem: true,
          prefetch: false,
          every: 'page' as const,
          isLeft: false,
          refused: [],
        }
        for (const { calls, byItem, prefetch, every, isLeft, refused } of [...plan, last]) {
          const pages = open(refusing(send, refused), { prefetch, checkpoint: { store, every } })
          const { items: saved = 0 } = (await pages.readCheckpoint()) ?? {}
          expect(journal.length).toBeGreaterThanOrEqual(saved)
          journal.length = saved
          const loop: AsyncIterator<unknown, undefined> = (byItem ? pages.items() : pages)[
            Symbol.asyncIterator
          ]()
          for (let call = 0; call < calls; call++) {
            const result = await loop.next()
            if (result.done) break
            if (byItem) journal.push(result.value)
            else journal.push(...((result.value as Structure).Things as unknown[]))
          }
          if (isLeft) await loop.return?.()
        }
        expect(journal).toEqual(items)
        expect(JSON.parse(store.text ?? '')).toMatchObject({ outcome: 'complete', items: items.length })
      }),
      { numRuns: 300 },
    )
  })
})

describe('a checkpoint', () => {
  const items = Array.from({ length: 10 }, (_, index) => `item ${index}`)
  const { send } = storedList(items, [4])
  const listing = (options: PaginateOptions, input?: Structure) => open(send, options, input)

  it('is saved with every page that the loop is done with, and says how far that is', async () => {
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

  it('does not count the item in hand where the loop is left, which may be by an error', async () => {
    const store = memoryStore()
    const broken = new Error('the database is away')
    const list = async () => {
      for await (const item of listing({ checkpoint: store }).items()) if (item === 'item 6') throw broken
    }
    await expect(list()).rejects.toBe(broken)
    const rest = await listing({ checkpoint: store }).items().toArray()
    expect(rest).toEqual(items.slice(6))
  })

  it('counts the item in hand where the consumer saves it', async () => {
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
  it.each(leavings)(
    'that the consumer saved is not taken back where the loop then ends by %s',
    async (how) => {
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
    },
  )

  it('is saved at most so often', async () => {
    const often = memoryStore()
    const seldom = memoryStore()
    for await (const _ of listing({ checkpoint: { store: often, every: 'item' } }).items());
    for await (const _ of listing({ checkpoint: { store: seldom, every: 3_600_000 } }).items());
    expect(often.saves).toBe(10)
    expect(seldom.saves).toBe(2)
  })

  it('of a complete listing lists nothing more, says so, and begins anew where that is asked for', async () => {
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

  it('of a collection is never saved by itself: save() tells that it is done with', async () => {
    const store = memoryStore()
    const pages = listing({ checkpoint: store, maxItems: 6 })
    expect(await pages.items().toArray()).toEqual(items.slice(0, 6))
    expect(store.text).toBeUndefined()
    await pages.save()
    expect(await pages.readCheckpoint()).toMatchObject({ outcome: 'limit', items: 6 })
    expect(await listing({ checkpoint: store }).items().toArray()).toEqual(items.slice(6))
  })

  it('is saved at a deadline, in the middle of a page too', async () => {
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

  it('whose store fails keeps the next page back, and the loop where it was', async () => {
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

  it('with which a token that expired since is no matter: what was delivered is gone over, and compared', async () => {
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
  it('by break at the last item of the last page has not done with that item, and no page more', async () => {
    const store = memoryStore()
    const { send } = storedList(['a', 'b', 'c', 'd'], [2])
    for await (const item of open(send, { checkpoint: store }).items()) if (item === 'd') break
    expect(await open(send, { checkpoint: store }).items().toArray()).toEqual(['d'])
  })

  it('at its deadline has not done with a page that was asked for ahead', async () => {
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

describe('a checkpoint of another listing is refused before anything is sent, and the error says what changed', () => {
  const input = { Filter: 'secret-1' }

  async function begun(): Promise<CheckpointStore & { text: string | undefined }> {
    const store = memoryStore()
    const { send } = storedList([1, 2, 3], [1])
    const loop = open(send, { checkpoint: store }, input)[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    return store
  }

  it.each<[string, Structure, PaginateOptions, string, RegExp]>([
    ['another value', { Filter: 'secret-2' }, {}, 'eu-west-1', /other parameters: Filter\./],
    ['a parameter that went', {}, {}, 'eu-west-1', /other parameters: Filter\./],
    ['one that came', { ...input, Owner: 'me' }, {}, 'eu-west-1', /other parameters: Owner\./],
    ['another start', input, { startingToken: 'x' }, 'eu-west-1', /other parameters: startingToken\./],
    ['another region', input, {}, 'us-east-1', /region was eu-west-1 and is us-east-1/],
  ])('%s', async (_, changed, options, region, message) => {
    const store = await begun()
    const service = storedList([1, 2, 3], [1])
    const pages = paginatorOf(service.send, region).paginate(changed, { ...options, checkpoint: store })
    const failure = await pages[Symbol.asyncIterator]()
      .next()
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NextTokenError)
    expect(failure).toMatchObject({ code: 'CheckpointMismatch', message: expect.stringMatching(message) })
    expect(String(failure)).not.toContain('secret')
    await expect(pages.readCheckpoint()).rejects.toThrow(message)
    expect(service.inputs).toEqual([])
  })

  it('the page size is no parameter of the listing, nor is the order of members', async () => {
    const store = memoryStore()
    const { send } = storedList([1, 2, 3], [1])
    const first = open(send, { checkpoint: store }, { Filter: { a: 1, b: new Date(0) }, MaxResults: 1 })
    const loop = first[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    const second = open(send, { checkpoint: store, pageSize: 2 }, { Filter: { b: new Date(0), a: 1 } })
    expect(await second.items().toArray()).toEqual([2, 3])
  })

  it('a page that is smaller than when it was left repeats none of its items', async () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    const store = memoryStore()
    const sized: PlainSend<Structure, Structure> = async ({ NextToken, MaxResults }) => {
      const start = Number(NextToken ?? 0)
      const end = start + Number(MaxResults)
      return { Things: items.slice(start, end), ...(end < items.length && { NextToken: String(end) }) }
    }
    const large = open(sized, { checkpoint: { store, every: 'item' }, pageSize: 8 })
    for await (const item of large.items()) if (item === 6) break
    expect(await open(sized, { checkpoint: store, pageSize: 2 }).items().toArray()).toEqual([6, 7, 8, 9])
  })

  it('holds no parameter’s value', async () => {
    expect((await begun()).text).not.toContain('secret')
  })

  it.each([
    ['half of one', (text: string) => text.slice(0, text.length / 2)],
    ['no checkpoint', () => '{"items": 3}'],
    [
      'one of a later version',
      (text: string) => text.replace('"nexttokenCheckpoint": 1', '"nexttokenCheckpoint": 2'),
    ],
  ])('%s is refused too', async (_, change) => {
    const store = await begun()
    store.text = change(store.text ?? '')
    const { send, inputs } = storedList([1], [1])
    const list = open(send, { checkpoint: store }, input).items().toArray()
    await expect(list).rejects.toMatchObject({ code: 'InvalidCheckpoint' })
    expect(inputs).toEqual([])
  })
})

describe('a checkpoint in a file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'checkpoint-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const items = [1, 2, 3, 4, 5, 6]

  it('is one file that its owner alone can read, and nothing else is left', async () => {
    const path = join(folder, 'logs.json')
    const { send } = storedList(items, [2])
    const seen: unknown[] = []
    for await (const page of open(send, { checkpoint: path })) {
      seen.push(...(page.Things as unknown[]))
      if (seen.length === 4) break
    }
    expect(readdirSync(folder)).toEqual(['logs.json'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ operation: 'ListThings', items: 2 })
    expect(await open(send, { checkpoint: path }).items().toArray()).toEqual(items.slice(2))
  })

  it.each([
    [
      'in a missing folder',
      'no/such/folder/logs.json',
      /^test\.ListThings: the checkpoint .*logs\.json could not be written \(ENOENT.*in a folder that is there/,
    ],
    ['below another file', 'file/logs.json', /could not be written \(ENOTDIR/],
    ['that is a folder', '.', /could not be read \(EISDIR/],
  ])('%s is refused before anything is sent, with its name and the reason', async (_, name, message) => {
    writeFileSync(join(folder, 'file'), '')
    const { send, inputs } = storedList(items, [2])
    const loop = open(send, { checkpoint: join(folder, name) })[Symbol.asyncIterator]()
    await expect(loop.next()).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(message),
    })
    expect(inputs).toEqual([])
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('that is complete need not be writable any more', async () => {
    const path = join(folder, 'logs.json')
    const { send } = storedList(items, [2])
    for await (const _ of open(send, { checkpoint: path }));
    expect(await open(send, { checkpoint: path }).items().toArray()).toEqual([])
  })

  it.each([
    ['empty', '', /logs\.json is empty\. Remove it, or pass restart: true/],
    ['blank', '\n', /logs\.json is empty/],
    ['another text', 'hello', /logs\.json does not hold a checkpoint, but 5 other characters/],
    ['of a later version', '{"nexttokenCheckpoint": 2}', /logs\.json was written by a later version/],
  ])('that is %s is refused by its name, service and operation', async (_, text, message) => {
    const path = join(folder, 'logs.json')
    writeFileSync(path, text)
    const { send, inputs } = storedList(items, [2])
    const failure = await open(send, { checkpoint: path })
      .items()
      .toArray()
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'InvalidCheckpoint',
      service: 'test',
      operation: 'ListThings',
      message: expect.stringMatching(message),
    })
    expect(inputs).toEqual([])
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('that everybody could read is its owner’s alone once it is saved', async () => {
    const path = join(folder, 'logs.json')
    const { send } = storedList(items, [2])
    const loop = open(send, { checkpoint: path })[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    chmodSync(path, 0o666)
    await loop.next()
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('which another process writes too is noticed', async () => {
    const path = join(folder, 'logs.json')
    const { send } = storedList(items, [2])
    const [one, other] = [0, 1].map(() => open(send, { checkpoint: path })[Symbol.asyncIterator]())
    await one?.next()
    await other?.next()
    await one?.next()
    await expect(other?.next()).rejects.toMatchObject({ code: 'CheckpointConflict' })
    expect((await one?.next())?.value).toMatchObject({ Things: [5, 6] })
  })

  it('is left alone while the options are wrong', () => {
    const path = join(folder, 'logs.json')
    writeFileSync(path, 'x')
    const { send } = storedList(items, [2])
    expect(() => open(send, { checkpoint: 7 as never })).toThrow(/a file’s path, or an object with load/)
    expect(() => open(send, { checkpoint: { store: path, every: 'day' as never } })).toThrow(/every is day/)
    expect(readFileSync(path, 'utf8')).toBe('x')
  })

  it('is missed where someone saves or reads without one', async () => {
    const pages = open(storedList(items, [2]).send, {})
    await expect(pages.save()).rejects.toThrow(/pass the option checkpoint/)
    await expect(pages.readCheckpoint()).rejects.toThrow(/pass the option checkpoint/)
  })
})
