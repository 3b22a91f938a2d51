import { describe, expect, it } from 'vitest'
import { PlainPaginator } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'
import { answerInTurn, storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>

const page = (things: readonly unknown[], NextToken?: string): Structure => ({ Things: things, NextToken })
const paginate = (answers: readonly (Structure | Error)[], options = {}) =>
  new PlainPaginator<Structure, Structure>(plainOperation(), answerInTurn(answers).send).paginate({}, options)
const threePages = () => [page([1, 2], 'a'), page([3], 'b'), page([4])]

describe('a receipt', () => {
  it('says complete, with the number of pages and items', async () => {
    const pages = paginate(threePages())
    expect(pages.receipt).toMatchObject({ outcome: 'running', pages: 0, requests: 0, elapsed: 0 })
    for await (const { Things } of pages) expect(Things).toBeDefined()
    expect(pages.receipt).toMatchObject({
      outcome: 'complete',
      pages: 3,
      items: 4,
      requests: 3,
      retries: 0,
      throttles: 0,
      emptyPages: 0,
      resumeToken: undefined,
    })
  })

  it('says limit if maxItems left something, and complete otherwise', async () => {
    const cut = paginate(threePages(), { maxItems: 3 }).items()
    await cut.toArray()
    expect(cut.receipt).toMatchObject({ outcome: 'limit', items: 3 })
    expect(cut.receipt.resumeToken).toBeDefined()
    const all = paginate(threePages(), { maxItems: 4 }).items()
    await all.toArray()
    expect(all.receipt).toMatchObject({ outcome: 'complete', items: 4 })
  })

  it('says aborted after break, with the number of delivered items', async () => {
    const pages = paginate(threePages())
    for await (const item of pages.items()) if (item === 3) break
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', pages: 2, items: 3 })
  })

  it('says aborted after break within the last page', async () => {
    const pages = paginate([page([1, 2])])
    for await (const item of pages.items()) if (item === 1) break
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', items: 1 })
    expect(pages.receipt.resumeToken).toBeDefined()
  })

  it('says aborted if the request was aborted by another signal than the listing’s, and error otherwise', async () => {
    const failed = (name: string) => Object.assign(new Error('stopped'), { name })
    for (const [name, outcome] of [
      ['AbortError', 'aborted'],
      ['TimeoutError', 'error'],
    ] as const) {
      const pages = paginate([page([1], 'a'), failed(name)])
      await expect(pages.items().toArray()).rejects.toThrow('stopped')
      expect(pages.receipt).toMatchObject({ outcome })
    }
  })

  it('says error, until the page arrives after all', async () => {
    const pages = paginate([page([1], 'a'), new Error('reset'), page([2])])
    const loop = pages[Symbol.asyncIterator]()
    await loop.next()
    await expect(loop.next()).rejects.toThrow('reset')
    expect(pages.receipt).toMatchObject({ outcome: 'error', pages: 1, requests: 2 })
    await loop.next()
    expect(pages.receipt).toMatchObject({ outcome: 'complete', pages: 2, requests: 3 })
  })

  it('of a failed collection says that nothing was delivered', async () => {
    const pages = paginate([page([1], 'a'), new Error('reset')])
    await expect(pages.items().toArray()).rejects.toThrow('reset')
    expect(pages.receipt).toMatchObject({ outcome: 'error', pages: 0, items: 0, requests: 2 })
    expect(pages.resumeToken).toBeUndefined()
  })

  it('counts the attempts reported by answers and errors', async () => {
    const tired = Object.assign(new Error('throttled'), { attempts: 3, throttles: 2 })
    const pages = paginate([
      { ...page([1], 'a'), $metadata: { attempts: 2, throttles: 1 } },
      tired,
      { ...page([2]), $metadata: { attempts: 1 } },
    ])
    const loop = pages[Symbol.asyncIterator]()
    await loop.next()
    await expect(loop.next()).rejects.toThrow('throttled')
    await loop.next()
    expect(pages.receipt).toMatchObject({ requests: 6, retries: 3, throttles: 3 })
  })

  it('counts the attempts of an error that has them beside its metadata', async () => {
    const tired = Object.assign(new Error('throttled'), { $metadata: {}, attempts: 3, throttles: 2 })
    const pages = paginate([page([1], 'a'), tired])
    const loop = pages[Symbol.asyncIterator]()
    await loop.next()
    await expect(loop.next()).rejects.toThrow('throttled')
    expect(pages.receipt).toMatchObject({ requests: 4, retries: 2, throttles: 2 })
  })
})

describe('a deadline', () => {
  it('ends a loop before a page that would not fit, with a resume token', async () => {
    const left = [1000, 1000, 1000, 0]
    const pages = paginate(threePages(), { deadline: () => left.shift() ?? 0 })
    const seen: unknown[] = []
    for await (const { Things } of pages) seen.push(Things)
    expect(pages.receipt.outcome).toBe('deadline')
    expect(seen.length).toBeLessThan(3)
    const { send } = answerInTurn(threePages().slice(seen.length))
    const rest = new PlainPaginator<Structure, Structure>(plainOperation(), send)
    const { resumeToken } = pages
    for await (const { Things } of rest.paginate({}, { startingToken: resumeToken })) seen.push(Things)
    expect(seen).toEqual([[1, 2], [3], [4]])
  })

  it('aborts the page in flight', async () => {
    const send = (_input: Structure, { signal }: { signal?: AbortSignal }) =>
      new Promise<Structure>((_, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('given up')))
      })
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate(
      {},
      { deadline: 20 },
    )
    expect(await pages.items().toArray()).toEqual([])
    expect(pages.receipt).toMatchObject({ outcome: 'deadline', requests: 1 })
  })

  it('ends a loop over items in the middle of a page', async () => {
    let left = 100
    const pages = paginate([page([1, 2, 3])], { deadline: () => left })
    const seen: unknown[] = []
    for await (const item of pages.items()) {
      seen.push(item)
      if (item === 2) left = 0
    }
    expect(seen).toEqual([1, 2])
    expect(pages.receipt).toMatchObject({ outcome: 'deadline', items: 2 })
    const { send } = answerInTurn([page([1, 2, 3])])
    const { resumeToken: startingToken } = pages.receipt
    const rest = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate(
      {},
      { startingToken },
    )
    expect(await rest.items().toArray()).toEqual([3])
  })

  // A timer of Node's holds 2^31-1 ms and fires at once beyond that.
  it('that is months away has no effect', async () => {
    const send = (_input: Structure, { signal }: { signal?: AbortSignal }) =>
      new Promise<Structure>((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('given up')))
        setTimeout(() => resolve(page([1])), 20)
      })
    const deadline = 100 * 86_400e3
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate({}, { deadline })
    expect(await pages.items().toArray()).toEqual([1])
    expect(pages.receipt.outcome).toBe('complete')
  })

  it.each([[-1], [Number.NaN], ['soon'], [new Date(Number.NaN)]])('of %o is refused', (deadline) => {
    expect(() => paginate([], { deadline })).toThrow('pass a Date, milliseconds')
  })
})

describe('prefetch', () => {
  it('requests the next page while the current one is processed', async () => {
    const { send, inputs } = storedList([1, 2, 3], [1])
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate(
      {},
      { prefetch: true },
    )
    const loop = pages[Symbol.asyncIterator]()
    await loop.next()
    expect(inputs).toHaveLength(2)
    expect(pages.receipt.pages).toBe(1)
    await loop.return?.()
    expect(inputs).toHaveLength(2)
  })

  it('is off for loops and on for collected results', async () => {
    const { send, inputs } = storedList([1, 2, 3], [1])
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate()
    const loop = pages[Symbol.asyncIterator]()
    await loop.next()
    expect(inputs).toHaveLength(1)
    expect(await pages.items().toArray()).toEqual([1, 2, 3])
  })

  it('does not move the resume token beyond what was delivered', async () => {
    const tokens = async (prefetch: boolean) => {
      const { send } = storedList([1, 2, 3, 4, 5], [2, 1])
      const items = new PlainPaginator<Structure, Structure>(plainOperation(), send)
        .paginate({}, { prefetch })
        .items()
      const seen: unknown[] = []
      for await (const item of items) seen.push([item, items.resumeToken])
      return seen
    }
    expect(await tokens(true)).toEqual(await tokens(false))
  })

  it('never requests beyond maxItems', async () => {
    const { send, inputs } = storedList([1, 2, 3, 4], [2])
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate(
      {},
      { prefetch: true, maxItems: 2 },
    )
    expect(await pages.items().toArray()).toEqual([1, 2])
    expect(inputs).toHaveLength(1)
  })

  it('throws the error of a page when the loop reaches it, and requests it again', async () => {
    const pages = paginate([page([1], 'a'), new Error('reset'), page([2])], { prefetch: true })
    const loop = pages[Symbol.asyncIterator]()
    expect((await loop.next()).value).toMatchObject({ Things: [1] })
    await expect(loop.next()).rejects.toThrow('reset')
    expect((await loop.next()).value).toMatchObject({ Things: [2] })
  })

  it('wastes at most one request when the loop is left', async () => {
    let aborted = 0
    const send = (input: Structure, { signal }: { signal?: AbortSignal }) =>
      input.NextToken === undefined
        ? Promise.resolve(page([1], 'a'))
        : new Promise<Structure>((_, reject) => {
            signal?.addEventListener('abort', () => {
              aborted++
              reject(new Error('aborted'))
            })
          })
    const pages = new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate(
      {},
      { prefetch: true },
    )
    for await (const { Things } of pages) if (Things) break
    expect(aborted).toBe(1)
    expect(pages.receipt.outcome).toBe('aborted')
  })
})
