import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { emptyReceipt, Tally } from '../../src/pagination/receipt/index.js'
import { pause, Serial, timeLeft } from '../../src/pagination/timing/index.js'

afterEach(() => void vi.useRealTimers())

describe('a pause', () => {
  const watched = (milliseconds: number, controller = new AbortController()) => {
    const state = { isOver: false, controller }
    void pause(milliseconds, controller.signal).then(() => {
      state.isOver = true
    })
    return state
  }

  it.each([
    [100, 99, 1],
    [2 ** 40, 2 ** 31 - 2, 1],
  ])('of %i ms is not over after %i, and is after %i more', async (milliseconds, early, rest) => {
    vi.useFakeTimers()
    const state = watched(milliseconds)
    await vi.advanceTimersByTimeAsync(early)
    expect(state.isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(rest)
    expect(state.isOver).toBe(true)
    expect(getEventListeners(state.controller.signal, 'abort')).toHaveLength(0)
  })

  it('ends with an abort, also with one that came before, and leaves no timer', async () => {
    vi.useFakeTimers()
    const state = watched(1000)
    state.controller.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect([state.isOver, vi.getTimerCount()]).toEqual([true, 0])
    const again = watched(1000, state.controller)
    await vi.advanceTimersByTimeAsync(0)
    expect([again.isOver, vi.getTimerCount()]).toEqual([true, 0])
  })
})

describe('the time left', () => {
  it('is unlimited without a deadline', () => {
    expect(timeLeft(undefined)).toBeUndefined()
  })

  it('is that until a date, that of a number of milliseconds, or what a function says', () => {
    vi.useFakeTimers({ now: 10_000, toFake: ['Date', 'hrtime'] })
    const left = [timeLeft(new Date(15_000)), timeLeft(5000), timeLeft(() => 7)]
    expect(left.map((one) => one?.())).toEqual([5000, 5000, 7])
    vi.advanceTimersByTime(6000)
    expect(left.map((one) => one?.())).toEqual([-1000, -1000, 7])
  })
})

describe('tasks in series', () => {
  it('run one after the other, whether those before them fail or not', async () => {
    const serial = new Serial()
    const order: string[] = []
    const task =
      (name: string, fails = false) =>
      async () => {
        order.push(`${name} begins`)
        await Promise.resolve()
        order.push(`${name} ends`)
        if (fails) throw new Error(name)
        return name
      }
    expect(serial.isBusy).toBe(false)
    const results = Promise.allSettled([
      serial.run(task('a')),
      serial.run(task('b', true)),
      serial.run(task('c')),
    ])
    expect(serial.isBusy).toBe(true)
    expect(
      (await results).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
    ).toEqual(['a', 'Error: b', 'c'])
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    expect(serial.isBusy).toBe(false)
    await serial.run(task('d', true)).catch(() => {})
    expect(serial.isBusy).toBe(false)
  })
})

describe('the tally of a listing', () => {
  const listing = { outcome: 'complete', pages: 2, items: 5, emptyPages: 1, resumeToken: undefined } as const

  it('adds what each page took', () => {
    const tally = new Tally()
    expect(tally.slowest).toBe(0)
    tally.countRequests({ attempts: 3, throttles: 2 }, { sentAt: 100, now: 150 })
    tally.countRequests({ attempts: 1, throttles: 0 }, { sentAt: 200, now: 220 })
    expect(tally.slowest).toBe(50)
    expect(tally.receipt(listing)).toEqual({
      ...listing,
      requests: 4,
      retries: 2,
      throttles: 2,
      elapsed: 120,
    })
  })

  it('is zero before the first request', () => {
    expect(emptyReceipt('token')).toEqual({
      outcome: 'running',
      pages: 0,
      items: 0,
      requests: 0,
      retries: 0,
      throttles: 0,
      emptyPages: 0,
      elapsed: 0,
      resumeToken: 'token',
    })
  })
})
