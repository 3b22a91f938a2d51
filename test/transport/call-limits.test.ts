import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CallLimits } from '../../src/transport/call-limits.js'
import { shareSignal } from '../../src/values/index.js'

const call = { service: 'sns', operation: 'ListTopics', signal: undefined, timeout: undefined }
const never = () => new Promise<never>(() => {})
const errorOf = (limits: CallLimits) => limits.resolveError(new Error('what it did'))

afterEach(() => void vi.useRealTimers())

describe('the time limit of a call', () => {
  test.each([1, 1000, 2 ** 31 - 1])('of %i ms ends it then, and aborts its request', async (timeout) => {
    vi.useFakeTimers()
    const limits = new CallLimits({ ...call, timeout })
    const ended = limits.race(never()).catch(() => 'ended')
    const { signal } = limits
    vi.advanceTimersByTime(timeout - 1)
    expect([limits.reached, signal?.aborted]).toEqual([false, false])
    vi.advanceTimersByTime(1)
    expect([limits.reached, signal?.aborted]).toEqual([true, true])
    expect(await ended).toBe('ended')
    expect(errorOf(limits)).toMatchObject({ name: 'TimeoutError' })
  })

  test('that is longer than a timer can hold sets none', () => {
    vi.useFakeTimers()
    new CallLimits({ ...call, timeout: 2 ** 31 })
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each([
    { sent: 0, says: /of 5 ms passed before a request was sent; raise timeout$/, attempts: undefined },
    { sent: 2, says: /passed in attempt 2; raise timeout; the call may have taken effect$/, attempts: 2 },
  ])('says whether the call may have taken effect, after $sent requests', ({ sent, says, attempts }) => {
    vi.useFakeTimers()
    const limits = new CallLimits({ ...call, timeout: 5 })
    limits.attempts = sent
    vi.advanceTimersByTime(5)
    expect(errorOf(limits)).toMatchObject({ message: expect.stringMatching(says), attempts })
  })
})

describe('the signal of a call', () => {
  test.each([
    { sent: 0, says: /aborted by its signal before a request was sent$/, attempts: undefined },
    { sent: 1, says: /aborted by its signal in attempt 1$/, attempts: 1 },
  ])('ends it with an error that says when, after $sent requests', async ({ sent, says, attempts }) => {
    const controller = new AbortController()
    const limits = new CallLimits({ ...call, signal: controller.signal })
    limits.attempts = sent
    const ended = limits.race(never()).catch(() => 'ended')
    controller.abort('enough')
    expect(await ended).toBe('ended')
    expect(errorOf(limits)).toMatchObject({
      name: 'AbortError',
      message: expect.stringMatching(says),
      attempts,
      cause: 'enough',
    })
  })

  test('counts and not the time limit that is reached later, and the other way round', () => {
    vi.useFakeTimers()
    const [early, late] = [new AbortController(), new AbortController()]
    const aborted = new CallLimits({ ...call, signal: early.signal, timeout: 5 })
    const timedOut = new CallLimits({ ...call, signal: late.signal, timeout: 5 })
    early.abort()
    vi.advanceTimersByTime(5)
    late.abort()
    expect([errorOf(aborted), errorOf(timedOut)]).toMatchObject([
      { name: 'AbortError' },
      { name: 'TimeoutError' },
    ])
  })

  test('that is aborted while the call waits for nothing leaves no unhandled rejection', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    const limits = new CallLimits({ ...call, signal: AbortSignal.abort() })
    await new Promise(setImmediate)
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
    expect(limits.reached).toBe(true)
  })

  test('has no listener of the call once it is closed, though others use it', () => {
    const { signal } = new AbortController()
    const others = shareSignal(signal)
    const limits = new CallLimits({ ...call, signal })
    expect(limits.signal).toBe(others.signal)
    expect(getEventListeners(others.signal, 'abort')).toHaveLength(1)
    limits.close()
    expect(getEventListeners(others.signal, 'abort')).toHaveLength(0)
    others.release()
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

test('a call without either has nothing to wait for, and its error stays what it was', async () => {
  const limits = new CallLimits(call)
  const promise = Promise.resolve('page')
  expect(limits.race(promise)).toBe(promise)
  expect([limits.signal, limits.reached]).toEqual([undefined, false])
  const thrown = new Error('what it did')
  expect(limits.resolveError(thrown)).toBe(thrown)
})
