import { describe, expect, it } from 'vitest'
import type { CheckpointStore, PageIterator, PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { pagedOperation, plainOperation, plainRule } from './support/paged-operation.js'
import { storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>
type Pages = PageIterator<Structure, Structure, string>

const stored = [1, 2, 3, 4, 5, 6, 7]
const operation = plainOperation()

/** Three pages: 1 2 3, 4 5 6, 7. */
function listing(options: PaginateOptions = {}) {
  const service = storedList(stored, [3])
  const pages: Pages = new PlainPaginator<Structure, Structure>(operation, service.send).paginate({}, options)
  return { pages, inputs: service.inputs }
}

/** Every kind of loop, each giving the numbers that it is at. */
const loops: { words: string; open: (pages: Pages) => AsyncIterable<unknown>; isByItem: boolean }[] = [
  { words: 'pages', open: (pages) => pages, isByItem: false },
  { words: 'items()', open: (pages) => pages.items(), isByItem: true },
  { words: 'items([…])', open: (pages) => pages.items(['Things']), isByItem: true },
  { words: 'search()', open: (pages) => pages.search('Things[]'), isByItem: true },
]

/** The numbers of a page, an item or a tagged item. */
function numbersOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value]
  if ('item' in value) return [value.item]
  return 'Things' in value ? (value.Things as unknown[]) : []
}

async function abortAt(
  number: number,
  open: (pages: Pages) => AsyncIterable<unknown>,
  more: PaginateOptions = {},
) {
  const controller = new AbortController()
  const { pages, inputs } = listing({ signal: controller.signal, ...more })
  const seen: unknown[] = []
  let error: unknown
  try {
    for await (const value of open(pages)) {
      seen.push(...numbersOf(value))
      if (seen.includes(number)) controller.abort(new Error('enough'))
    }
  } catch (failure) {
    error = failure
  }
  return { pages, inputs, seen, error }
}

describe('a loop whose signal is aborted delivers nothing more and throws AbortError', () => {
  describe.each(loops)('over $words', ({ open, isByItem }) => {
    it.each([1, 2, 3, 5, 6, 7])('at item or page %i of 7, and the rest can be resumed', async (number) => {
      const { pages, seen, error, inputs } = await abortAt(number, open)
      const last = isByItem ? number : Math.min(7, Math.ceil(number / 3) * 3)
      expect(seen).toEqual(stored.slice(0, last))
      expect(error).toMatchObject({ name: 'AbortError', code: 'Aborted', cause: { message: 'enough' } })
      expect(pages.receipt).toMatchObject({ outcome: 'aborted', pages: Math.ceil(number / 3) })
      expect(inputs).toHaveLength(Math.ceil(number / 3))
    })

    it('with a prefetched page', async () => {
      const { seen, error } = await abortAt(3, open, { prefetch: true })
      expect(seen).toEqual([1, 2, 3])
      expect(error).toMatchObject({ code: 'Aborted' })
    })

    it('before it starts, without any request', async () => {
      const { pages, inputs } = listing({ signal: AbortSignal.abort() })
      const loop = open(pages)[Symbol.asyncIterator]()
      await expect(loop.next()).rejects.toMatchObject({ code: 'Aborted' })
      await expect(loop.next()).rejects.toMatchObject({ code: 'Aborted' })
      expect(pages.receipt).toMatchObject({ outcome: 'aborted', pages: 0, requests: 0 })
      expect(inputs).toEqual([])
    })

    it('but stays ended if it had finished or was left before', async () => {
      const controller = new AbortController()
      const { pages } = listing({ signal: controller.signal })
      const ended = open(pages)[Symbol.asyncIterator]()
      while (!(await ended.next()).done);
      const left = open(pages)[Symbol.asyncIterator]()
      await left.next()
      await left.return?.()
      controller.abort()
      expect(await ended.next()).toEqual({ done: true, value: undefined })
      expect(await left.next()).toEqual({ done: true, value: undefined })
    })
  })

  it('in items, and each call of next() throws it', async () => {
    const controller = new AbortController()
    const loop = listing({ signal: controller.signal }).pages.items()[Symbol.asyncIterator]()
    await loop.next()
    controller.abort()
    for (let call = 0; call < 3; call++) await expect(loop.next()).rejects.toMatchObject({ code: 'Aborted' })
  })

  it.each(['toArray', 'buildFullResult'] as const)('of %s, wherever the loop is', async (how) => {
    for (const request of [1, 2, 3]) {
      const controller = new AbortController()
      const { send } = storedList(stored, [3])
      let count = 0
      const abortsAt = async (input: Structure, options: object) => {
        if (++count === request) controller.abort()
        return send(input, options)
      }
      const { signal } = controller
      const pages = new PlainPaginator<Structure, Structure>(operation, abortsAt).paginate({}, { signal })
      const collected = how === 'toArray' ? pages.items().toArray() : pages.buildFullResult()
      await expect(collected).rejects.toMatchObject({ name: 'AbortError' })
      expect(pages.receipt).toMatchObject({ outcome: 'aborted', items: 0, resumeToken: undefined })
    }
  })

  it('while it waits for a retry', async () => {
    const follows = pagedOperation({ ...plainRule, end: 'repeated_token' })
    const controller = new AbortController()
    let requests = 0
    const send = async () => {
      requests++
      return { Things: [requests], NextToken: 'a' }
    }
    const options = { follow: true, pollInterval: 2 ** 40, signal: controller.signal }
    const pages = new PlainPaginator<Structure, Structure>(follows, send).paginate({}, options)
    const loop = pages.items()[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    const waiting = loop.next()
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'Aborted' })
    expect(requests).toBe(2)
    expect(pages.receipt.outcome).toBe('aborted')
  })

  it('and drops a page that arrives after the abort', async () => {
    const controller = new AbortController()
    const send = async () => {
      controller.abort()
      return { Things: [1] }
    }
    const pages = new PlainPaginator<Structure, Structure>(operation, send).paginate(
      {},
      { signal: controller.signal },
    )
    await expect(pages[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'Aborted' })
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', pages: 0, items: 0, resumeToken: undefined })
  })

  it('and drops a page while the next one is prefetched', async () => {
    const controller = new AbortController()
    const { send } = storedList(stored, [3])
    const aborting = (input: Structure, options: object) => {
      if (input.NextToken !== undefined) controller.abort()
      return send(input, options)
    }
    const options = { prefetch: true, signal: controller.signal }
    const pages = new PlainPaginator<Structure, Structure>(operation, aborting).paginate({}, options)
    await expect(pages[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'Aborted' })
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', pages: 0, items: 0, resumeToken: undefined })
  })
})

describe('a listing that was aborted', () => {
  it.each(loops.filter(({ words }) => words !== 'search()'))(
    'resumes with what $words had not delivered',
    async ({ open }) => {
      for (const number of stored) {
        const { pages, seen } = await abortAt(number, open)
        const { pages: rest } = listing({ startingToken: pages.receipt.resumeToken })
        expect(pages.receipt.resumeToken).toBeDefined()
        const resumed: unknown[] = []
        for await (const value of open(rest)) resumed.push(...numbersOf(value))
        expect([...seen, ...resumed]).toEqual(stored)
      }
    },
  )

  it('leaves the checkpoint as break does: the current item is not done', async () => {
    for (const number of stored) {
      const texts = []
      for (const isAborted of [true, false]) {
        const store: CheckpointStore & { text?: string } = {
          load: () => store.text,
          save(text) {
            store.text = text
          },
        }
        const controller = new AbortController()
        const { pages } = listing({ signal: controller.signal, checkpoint: { store, every: 'item' } })
        const loop = async () => {
          for await (const item of pages.items()) {
            if (item !== number) continue
            if (!isAborted) break
            controller.abort()
          }
        }
        await loop().catch(() => {})
        const { salt, parameters, ...rest } = JSON.parse(store.text ?? '{}')
        texts.push(rest)
      }
      expect(texts[0]).toEqual(texts[1])
    }
  })
})
