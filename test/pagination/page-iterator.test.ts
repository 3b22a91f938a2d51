import { describe, expect, it } from 'vitest'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { PlainPaginator, type PlainSend } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'
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
  it('starts from the beginning every time, and two concurrent loops are independent', async () => {
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
  it('keeps the position of the loop: the next call requests the same page', async () => {
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

  it('keeps the position of the items', async () => {
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
  it('aborts the request in flight, and ends a waiting call of next()', async () => {
    const { send, signals } = heldBack()
    const loop = paginate(send)[Symbol.asyncIterator]()
    const waiting = loop.next()
    expect(signals[0].aborted).toBe(false)
    expect(await loop.return?.()).toEqual({ done: true, value: undefined })
    expect(signals[0].aborted).toBe(true)
    expect(await waiting).toEqual({ done: true, value: undefined })
    expect(await loop.next()).toEqual({ done: true, value: undefined })
  })

  it('keeps the position', async () => {
    const pages = paginate(storedList([1, 2, 3, 4, 5], [2]).send)
    for await (const _ of pages) break
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: '1:2' })
    for await (const thing of pages.items()) if (thing === 3) break
    expect(decoded(pages.resumeToken)).toEqual({ NextToken: '1:2', boto_truncate_amount: 1 })
  })

  it('discards the items already received', async () => {
    const loop = paginate(storedList([1, 2, 3], [3]).send)
      .items()
      [Symbol.asyncIterator]()
    await loop.next()
    await loop.return?.()
    expect(await loop.next()).toEqual({ done: true, value: undefined })
  })
})

describe('the signal of the caller', () => {
  it('aborts the request in flight with its reason', async () => {
    const { send, signals } = heldBack()
    const controller = new AbortController()
    const waiting = paginate(send, { signal: controller.signal })[Symbol.asyncIterator]().next()
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    expect(signals[0].reason).toBe(reason)
  })

  it('aborted between pages stops before the next request', async () => {
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
