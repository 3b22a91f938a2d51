import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { requestSignal } from '../../src/pagination/request/request-signal.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = () => new AbortController().signal

describe('the signal of a request', () => {
  it('is aborted by the signal of the caller, for its reason', () => {
    const caller = new AbortController()
    const request = requestSignal({ signal: caller.signal, stop: never(), timeLeft: undefined })
    expect(request.signal.aborted).toBe(false)
    caller.abort('enough')
    expect(request.signal).toMatchObject({ aborted: true, reason: 'enough' })
    expect(request.isOverdue()).toBe(false)
  })

  it('is aborted by the end of the loop', () => {
    const loop = new AbortController()
    const request = requestSignal({ signal: undefined, stop: loop.signal, timeLeft: undefined })
    loop.abort()
    expect(request.signal.aborted).toBe(true)
    expect(request.isOverdue()).toBe(false)
  })

  it.each([
    [1000, 999, 1000],
    [0, 0, 1],
    [-5, 0, 1],
  ])('is aborted by a deadline in %i ms: not after %i, but after %i', (timeLeft, early, late) => {
    const request = requestSignal({ signal: undefined, stop: never(), timeLeft })
    if (early > 0) vi.advanceTimersByTime(early)
    expect([request.signal.aborted, request.isOverdue()]).toEqual([false, false])
    vi.advanceTimersByTime(late - early)
    expect([request.signal.aborted, request.isOverdue()]).toEqual([true, true])
  })

  it('is not aborted at once by a deadline that is longer than a timer can hold', () => {
    const request = requestSignal({ signal: undefined, stop: never(), timeLeft: 2 ** 40 })
    vi.advanceTimersByTime(2 ** 31 - 2)
    expect(request.signal.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(request.signal.aborted).toBe(true)
  })

  it('leaves no timer and no listener once it is released', () => {
    const [caller, loop] = [new AbortController(), new AbortController()]
    const request = requestSignal({ signal: caller.signal, stop: loop.signal, timeLeft: 1000 })
    const listeners = () => [caller, loop].map(({ signal }) => getEventListeners(signal, 'abort').length)
    expect([listeners(), vi.getTimerCount()]).toEqual([[1, 1], 1])
    request.release()
    expect([listeners(), vi.getTimerCount()]).toEqual([[0, 0], 0])
    caller.abort()
    loop.abort()
    expect(request.signal.aborted).toBe(false)
  })

  it('is released by itself: other requests of the same caller go on', () => {
    const caller = new AbortController()
    const ends = { signal: caller.signal, stop: never(), timeLeft: undefined }
    const [one, other] = [requestSignal(ends), requestSignal(ends)]
    one.release()
    caller.abort()
    expect([one.signal.aborted, other.signal.aborted]).toEqual([false, true])
  })
})
