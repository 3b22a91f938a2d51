import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MapOptions, PaginateOptions } from '../../../src/pagination/index.js'
import { heldCalls, settled } from './support/held-calls.js'
import { numbered, numbers } from './support/numbered.js'

afterEach(() => void vi.useRealTimers())

/**
 * A loop that has taken `taken` results of `concurrency` calls at a time, and waits for the next one. Its calls end when
 * the test says so, and so does the request for its third page.
 */
async function waiting(
  taken: number,
  { paginate: options, map }: { paginate?: PaginateOptions; map?: MapOptions },
) {
  const { paginate, inputs, signals } = numbered({ count: 40, sizes: [3], pending: 3 })
  const held = heldCalls()
  const pages = paginate(options)
  const results = pages.items().map(held.fn, { concurrency: 8, ...map })
  const loop = results[Symbol.asyncIterator]()
  const seen: unknown[] = []
  for (let item = 1; item <= taken; item++) {
    const next = loop.next()
    await settled()
    held.call(item).resolve()
    seen.push((await next).value)
  }
  const next = loop.next()
  next.catch(() => {})
  await settled()
  return { held, pages, results, loop, seen, next, paginate, inputs, signals }
}

type Waiting = Awaited<ReturnType<typeof waiting>>

/** How a loop can end while calls and a request are in flight. */
const ends: {
  words: string
  end: (loop: Waiting, controller: AbortController) => unknown
  error?: object
}[] = [
  { words: 'break', end: ({ loop }) => loop.return?.() },
  {
    words: "map's signal",
    end: (_loop, controller) => controller.abort(new Error('enough')),
    error: { name: 'AbortError', code: 'Aborted', cause: { message: 'enough' } },
  },
  {
    words: 'an error of the function',
    end: ({ held }) => held.call(3).reject(new Error('denied')),
    error: { message: 'denied' },
  },
]

describe.each(ends)('after $words', ({ end, error }) => {
  async function ended() {
    const controller = new AbortController()
    const state = await waiting(2, { map: { signal: controller.signal } })
    expect([state.held.items(), state.inputs.length]).toEqual([numbers(6), 3])
    await end(state, controller)
    return { ...state, controller }
  }

  it('the loop waits for nothing', async () => {
    const { next, loop, seen } = await ended()
    if (error) await expect(next).rejects.toMatchObject(error)
    else expect(await next).toEqual({ done: true, value: undefined })
    expect(seen).toEqual(['result 1', 'result 2'])
    const after = loop.next()
    if (error && 'name' in error) await expect(after).rejects.toMatchObject(error)
    else expect(await after).toEqual({ done: true, value: undefined })
  })

  it('no call is started, the calls and the request in flight are aborted', async () => {
    const { held, inputs, signals, next } = await ended()
    await next.catch(() => {})
    held.open()
    await settled()
    expect([held.items(), inputs.length]).toEqual([numbers(6), 3])
    expect(held.calls.every(({ signal }) => signal.aborted)).toBe(true)
    expect(signals[2]?.aborted).toBe(true)
  })

  it('the rest can be listed from the resume token', async () => {
    const { results, pages, next, paginate } = await ended()
    await next.catch(() => {})
    expect(results.receipt).toMatchObject({ outcome: 'aborted', pages: 1, items: 2 })
    expect(pages.receipt).toEqual(results.receipt)
    const rest = paginate({ startingToken: results.resumeToken, maxItems: 3 }).items()
    expect(await rest.toArray()).toEqual([3, 4, 5])
  })

  it('nothing listens to the signal, and calls that fail later are no unhandled rejections', async () => {
    const { held, controller, next } = await ended()
    await next.catch(() => {})
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
    const seen: unknown[] = []
    const onRejection = (reason: unknown) => seen.push(reason)
    process.on('unhandledRejection', onRejection)
    for (const { reject } of held.calls) reject(new Error('too late'))
    await settled()
    process.off('unhandledRejection', onRejection)
    expect(seen).toEqual([])
  })
})

describe("after the listing's own signal", () => {
  it('the same happens', async () => {
    const controller = new AbortController()
    const { held, inputs, signals, next, loop, results, paginate } = await waiting(2, {
      paginate: { signal: controller.signal },
    })
    controller.abort(new Error('enough'))
    const error = { name: 'AbortError', code: 'Aborted', cause: { message: 'enough' } }
    await expect(next).rejects.toMatchObject(error)
    await expect(loop.next()).rejects.toMatchObject(error)
    expect(held.calls.every(({ signal }) => signal.aborted)).toBe(true)
    expect([held.items(), inputs.length, signals[2]?.aborted]).toEqual([numbers(6), 3, true])
    expect(results.receipt).toMatchObject({ outcome: 'aborted', items: 2 })
    const rest = paginate({ startingToken: results.resumeToken, maxItems: 2 }).items()
    expect(await rest.toArray()).toEqual([3, 4])
  })

  it.each(['map', 'paginate'] as const)('an aborted one, passed to %s, lets nothing begin', async (to) => {
    const signal = AbortSignal.abort(new Error('too late'))
    const { paginate, inputs } = numbered({ count: 3, sizes: [3] })
    const items = paginate(to === 'paginate' ? { signal } : {}).items()
    const held = heldCalls()
    const loop = items.map(held.fn, to === 'map' ? { signal } : {})[Symbol.asyncIterator]()
    for (let call = 0; call < 2; call++) await expect(loop.next()).rejects.toMatchObject({ code: 'Aborted' })
    expect([held.calls, inputs]).toEqual([[], []])
  })

  it('a signal aborted while the consumer works aborts the calls at once, and the next next() throws', async () => {
    const controller = new AbortController()
    const state = await waiting(1, { map: { signal: controller.signal } })
    state.held.call(2).resolve()
    await state.next
    controller.abort()
    expect(state.held.calls.every(({ signal }) => signal.aborted)).toBe(true)
    expect(state.signals[2]?.aborted).toBe(true)
    await expect(state.loop.next()).rejects.toMatchObject({ code: 'Aborted' })
    expect(state.results.receipt).toMatchObject({ outcome: 'aborted', items: 2 })
  })
})

describe('an error of the function', () => {
  it.each([1, 2, 3, 4])('for item %i comes in its turn, and no call is started after it', async (failing) => {
    const { paginate } = numbered({ count: 20, sizes: [5] })
    const called: number[] = []
    const fn = (item: number) => {
      called.push(item)
      if (item === failing) throw new Error(`no ${item}`)
      return item
    }
    const results = paginate().items().map(fn, { concurrency: 10 })
    const seen: number[] = []
    const loop = async () => {
      for await (const result of results) seen.push(result)
    }
    await expect(loop()).rejects.toThrow(`no ${failing}`)
    expect([seen, called]).toEqual([numbers(failing - 1), numbers(failing)])
    const rest = paginate({ startingToken: results.resumeToken }).items()
    expect(await rest.toArray()).toEqual(numbers(20).slice(failing - 1))
  })

  it('comes after the results before it, also if they are ready later', async () => {
    const { held, loop, next } = await waiting(0, {})
    held.call(2).reject(new Error('denied'))
    await settled()
    held.call(1).resolve()
    expect((await next).value).toBe('result 1')
    await expect(loop.next()).rejects.toThrow('denied')
    expect(held.items()).toEqual(numbers(6))
  })

  it('comes after a shorter batch of the results before it', async () => {
    const { paginate } = numbered({ count: 9, sizes: [3] })
    const fn = (item: number) => {
      if (item === 6) throw new Error('no 6')
      return item
    }
    const batches = paginate().items().map(fn, { concurrency: 2 }).batches(4)
    const loop = batches[Symbol.asyncIterator]()
    expect([(await loop.next()).value, (await loop.next()).value]).toEqual([[1, 2, 3, 4], [5]])
    await expect(loop.next()).rejects.toThrow('no 6')
    expect(await loop.next()).toEqual({ done: true, value: undefined })
    expect(await paginate({ startingToken: batches.resumeToken }).items().toArray()).toEqual([6, 7, 8, 9])
  })

  it('fails toArray(), which delivered nothing', async () => {
    const { paginate } = numbered({ count: 9, sizes: [3] })
    const pages = paginate()
    const all = pages
      .items()
      .map(() => Promise.reject(new Error('denied')))
      .toArray()
    await expect(all).rejects.toThrow('denied')
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', items: 0, resumeToken: undefined })
  })
})

describe('a deadline', () => {
  it('ends a loop that waits for a call, and the rest can be listed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let left = 1000
    const { held, next, loop, results, signals, paginate } = await waiting(2, {
      paginate: { deadline: () => left },
    })
    left = 0
    vi.advanceTimersByTime(1000)
    expect(await next).toEqual({ done: true, value: undefined })
    expect(await loop.next()).toEqual({ done: true, value: undefined })
    expect(held.calls.every(({ signal }) => signal.aborted)).toBe(true)
    expect(signals[2]?.aborted).toBe(true)
    expect(results.receipt).toMatchObject({ outcome: 'deadline', items: 2 })
    expect(vi.getTimerCount()).toBe(0)
    const rest = paginate({ startingToken: results.resumeToken, maxItems: 2 }).items()
    expect(await rest.toArray()).toEqual([3, 4])
  })

  it('that has passed before anything was delivered still leaves a token', async () => {
    let left = 1000
    const { paginate } = numbered({ count: 9, sizes: [3] })
    const results = paginate({ deadline: () => left })
      .items()
      .map((item) => {
        left = 0
        return item
      })
    expect(await results.toArray()).toEqual([])
    expect(results.receipt).toMatchObject({ outcome: 'deadline', items: 0 })
    expect(await paginate({ startingToken: results.resumeToken }).items().toArray()).toEqual(numbers(9))
  })
})
