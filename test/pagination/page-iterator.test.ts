import { describe, expect, it } from 'vitest'
import { PaginationError } from '../../src/errors/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { pagedOperation, plainOperation } from './support/paged-operation.js'
import { answerInTurn, storedList } from './support/scripted-service.js'

type Structure = Record<string, unknown>
type Send = PlainSend<Structure, Structure>

const paginate = (send: Send, options?: PaginateOptions) =>
  new PlainPaginator<Structure, Structure>(plainOperation(), send).paginate({}, options)
const decoded = (token: string | undefined): unknown =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

/** A service whose answers come when the test says so. */
function heldBack(): { send: Send; answer: (page: Structure) => void; signals: AbortSignal[] } {
  const waiting: ((page: Structure) => void)[] = []
  const signals: AbortSignal[] = []
  const send: Send = (_, { signal }) =>
    new Promise((resolve, reject) => {
      if (signal) signals.push(signal)
      signal?.addEventListener('abort', () => reject(signal.reason))
      waiting.push(resolve)
    })
  return { send, signals, answer: (page) => waiting.shift()?.(page) }
}

describe('a loop', () => {
  it('starts afresh every time, and two at once do not disturb each other', async () => {
    const pages = paginate(storedList([1, 2, 3, 4, 5], [2]).send)
    const [first, second] = [pages[Symbol.asyncIterator](), pages[Symbol.asyncIterator]()]
    const things = async (loop: typeof first) => (await loop.next()).value?.Things
    expect(await things(first)).toEqual([1, 2])
    expect(await things(first)).toEqual([3, 4])
    expect(await things(second)).toEqual([1, 2])
    expect(await things(first)).toEqual([5])
    expect(await first.next()).toEqual({ done: true, value: undefined })
    expect(await things(second)).toEqual([3, 4])
  })

  it('answers concurrent calls in order, and sends one request at a time', async () => {
    const { send, answer, signals } = heldBack()
    const loop = paginate(send)[Symbol.asyncIterator]()
    const results = Promise.all([loop.next(), loop.next(), loop.next()])
    for (const page of [{ Things: [1], NextToken: 'a' }, { Things: [2] }]) {
      answer(page)
      await new Promise(setImmediate)
    }
    expect(signals).toHaveLength(2)
    expect((await results).map((result) => result.value?.Things)).toEqual([[1], [2], undefined])
  })
})

describe('an error from a page', () => {
  it('leaves the loop where it was: the next call asks for the same page', async () => {
    const failure = new Error('throttled')
    const { send, inputs } = answerInTurn([
      { Things: [1], NextToken: 'a' },
      failure,
      failure,
      { Things: [2] },
    ])
    const pages = paginate(send)
    const loop = pages[Symbol.asyncIterator]()
    await loop.next()
    const token = pages.resumeToken
    await expect(loop.next()).rejects.toBe(failure)
    await expect(loop.next()).rejects.toBe(failure)
    expect(pages.resumeToken).toBe(token)
    expect((await loop.next()).value).toEqual({ Things: [2] })
    expect((await loop.next()).done).toBe(true)
    expect(inputs.map((input) => input.NextToken)).toEqual([undefined, 'a', 'a', 'a'])
  })

  it('reaches the call it belongs to when calls are concurrent', async () => {
    const failure = new Error('reset')
    const { send } = answerInTurn([{ Things: [1], NextToken: 'a' }, failure, { Things: [2] }])
    const loop = paginate(send)[Symbol.asyncIterator]()
    const settled = await Promise.allSettled([loop.next(), loop.next(), loop.next()])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('leaves the items where they were', async () => {
    const failure = new Error('reset')
    const { send } = answerInTurn([failure, { Things: [1, 2], NextToken: 'a' }, failure, { Things: [3] }])
    const loop = paginate(send).items()[Symbol.asyncIterator]()
    const seen: unknown[] = []
    for (let turn = 0; turn < 6; turn++) {
      seen.push(
        await loop.next().then(
          (result) => result.value ?? 'end',
          () => 'failed',
        ),
      )
    }
    expect(seen).toEqual(['failed', 1, 2, 'failed', 3, 'end'])
  })
})

describe('leaving a loop', () => {
  it('aborts what is in flight, and a call that waits for it is told the end', async () => {
    const { send, signals } = heldBack()
    const loop = paginate(send)[Symbol.asyncIterator]()
    const waiting = loop.next()
    expect(signals[0].aborted).toBe(false)
    expect(await loop.return?.()).toEqual({ done: true, value: undefined })
    expect(signals[0].aborted).toBe(true)
    expect(await waiting).toEqual({ done: true, value: undefined })
    expect(await loop.next()).toEqual({ done: true, value: undefined })
  })

  it('keeps the place', async () => {
    const pages = paginate(storedList([1, 2, 3, 4, 5], [2]).send)
    for await (const _ of pages) break
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: '1:2' })
    for await (const thing of pages.items()) if (thing === 3) break
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: '1:2', boto_truncate_amount: 1 })
  })

  it('ends the items that were received already', async () => {
    const loop = paginate(storedList([1, 2, 3], [3]).send)
      .items()
      [Symbol.asyncIterator]()
    await loop.next()
    await loop.return?.()
    expect(await loop.next()).toEqual({ done: true, value: undefined })
  })
})

describe('the caller’s signal', () => {
  it('aborts the request in flight, with its reason', async () => {
    const { send, signals } = heldBack()
    const controller = new AbortController()
    const waiting = paginate(send, { signal: controller.signal })[Symbol.asyncIterator]().next()
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    expect(signals[0].reason).toBe(reason)
  })

  it('aborted between pages, stops before the next is asked for', async () => {
    const { send, inputs } = storedList([1, 2, 3], [1])
    const controller = new AbortController()
    const loop = paginate(send, { signal: controller.signal })[Symbol.asyncIterator]()
    await loop.next()
    controller.abort()
    await expect(loop.next()).rejects.toMatchObject({ code: 'Aborted', operation: 'ListThings' })
    expect(inputs).toHaveLength(1)
  })

  it('has no listener left after a page, an error or a break', async () => {
    const { signal } = new AbortController()
    let listeners = 0
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = (...event: Parameters<typeof add>) => {
      listeners++
      add(...event)
    }
    signal.removeEventListener = (...event: Parameters<typeof remove>) => {
      listeners--
      remove(...event)
    }
    const { send } = answerInTurn([{ NextToken: 'a' }, new Error('reset'), { NextToken: 'b' }])
    const loop = paginate(send, { signal })[Symbol.asyncIterator]()
    await loop.next()
    await expect(loop.next()).rejects.toThrow('reset')
    await loop.next()
    await loop.return?.()
    expect(listeners).toBe(0)
  })
})

describe('a token that comes again', () => {
  async function pagesUntilError(send: Send, options?: PaginateOptions) {
    const pages = paginate(send, options)
    let count = 0
    try {
      for await (const _ of pages) count++
    } catch (error) {
      return { count, error: error as PaginationError }
    }
    throw new Error(`no error after ${count} pages`)
  }

  it('at once, is an error after its page, which names the operation and carries a resume token', async () => {
    const { count, error } = await pagesUntilError(async () => ({ Things: [1], NextToken: 'same' }))
    expect(count).toBe(2)
    expect(error).toBeInstanceOf(PaginationError)
    expect(error.message).toMatch(
      /^test.ListThings: page 2 returned a token that was already used \("same"\)/,
    )
    expect(decoded(error.resumeToken)).toEqual({ NextToken: 'same', boto_truncate_amount: 1 })
  })

  it('and is the one that was asked for, is found on the first page', async () => {
    const options = { startingToken: 'same' }
    const { count } = await pagesUntilError(async () => ({ Things: [1], NextToken: 'same' }), options)
    expect(count).toBe(1)
  })

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'at once after %i pages, is found at once',
    async (pages) => {
      let asked = 0
      const { count } = await pagesUntilError(async () => ({
        Things: [],
        NextToken: `t${Math.min(++asked, pages)}`,
      }))
      expect(count).toBe(pages + 1)
    },
  )

  it.each([2, 3, 7, 64, 100])('in a cycle of %i, is found within three rounds', async (length) => {
    let asked = 0
    const { count, error } = await pagesUntilError(async () => ({
      Things: [],
      NextToken: `t${asked++ % length}`,
    }))
    expect(error).toBeInstanceOf(PaginationError)
    expect(count).toBeLessThanOrEqual(3 * length)
  })

  it('after a way into the cycle, is found too', async () => {
    let asked = 0
    const next = () => (asked++ < 50 ? `way${asked}` : `t${asked % 10}`)
    const { count } = await pagesUntilError(async () => ({ Things: [], NextToken: next() }))
    expect(count).toBeLessThanOrEqual(3 * 60)
  })

  it('stays an error when asked again', async () => {
    const loop = paginate(async () => ({ NextToken: 'same' }))[Symbol.asyncIterator]()
    await loop.next()
    await loop.next()
    await expect(loop.next()).rejects.toThrow(PaginationError)
    await expect(loop.next()).rejects.toThrow(PaginationError)
  })

  it('is no error where only a part of several tokens repeats', async () => {
    const operation = pagedOperation({
      input_token: ['Key', 'Version'],
      output_token: ['NextKey', 'NextVersion'],
      result_key: 'Versions',
    })
    const answers = [1, 2, 3].map((version) => ({ NextKey: 'same', NextVersion: `${version}` }))
    const { send, inputs } = answerInTurn([...answers, {}])
    for await (const _ of new PlainPaginator<Structure, Structure>(operation, send).paginate());
    expect(inputs).toHaveLength(4)
  })
})

describe('the resume token', () => {
  it('stands after every page, and is gone at the end', async () => {
    const pages = paginate(storedList([1, 2, 3, 4, 5], [2]).send)
    expect(pages.resumeToken).toBeUndefined()
    const tokens: unknown[] = []
    for await (const _ of pages) tokens.push(decoded(pages.resumeToken))
    expect(tokens).toEqual([{ NextToken: '1:2' }, { NextToken: '2:4' }, undefined])
  })

  it('stands after every item', async () => {
    const pages = paginate(storedList([1, 2, 3, 4], [3]).send)
    const items = pages.items()
    const tokens: unknown[] = []
    for await (const _ of items) {
      expect(pages.resumeToken).toBe(items.resumeToken)
      tokens.push(decoded(items.resumeToken))
    }
    expect(tokens).toEqual([
      { NextToken: null, boto_truncate_amount: 1 },
      { NextToken: null, boto_truncate_amount: 2 },
      { NextToken: '1:3' },
      undefined,
    ])
  })

  it('is the starting token until the first page has come', () => {
    const { send } = answerInTurn([])
    expect(decoded(paginate(send, { startingToken: 'abc___2' }).resumeToken)).toEqual({
      NextToken: 'abc',
      boto_truncate_amount: 2,
    })
  })

  it('does not move when toArray() or buildFullResult() fails, which deliver nothing', async () => {
    const answers = [{ Things: [1], NextToken: 'a' }, new Error('reset')]
    const items = paginate(answerInTurn([{ Things: [1, 2] }, ...answers]).send).items()
    for await (const _ of items) break
    expect(items.resumeToken).toBeDefined()
    await expect(items.toArray()).rejects.toThrow('reset')
    expect(items.resumeToken).toBeUndefined()
    const pages = paginate(answerInTurn([{ Things: [] }, ...answers]).send, { startingToken: 'abc' })
    for await (const _ of pages);
    expect(pages.resumeToken).toBeUndefined()
    await expect(pages.buildFullResult()).rejects.toThrow('reset')
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: 'abc' })
  })

  it('after toArray() and buildFullResult() is where maxItems cut', async () => {
    const { send } = storedList([1, 2, 3], [2])
    const items = paginate(send, { maxItems: 1 }).items()
    await items.toArray()
    expect(decoded(items.resumeToken)).toEqual({ NextToken: null, boto_truncate_amount: 1 })
    const pages = paginate(send, { maxItems: 2 })
    await pages.buildFullResult()
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: '1:2' })
  })
})
