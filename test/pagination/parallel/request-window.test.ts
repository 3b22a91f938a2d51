import { describe, expect, it } from 'vitest'
import {
  afterRequest,
  type RequestWindow,
  startWindow,
} from '../../../src/pagination/parallel/engine/request-window.js'

/** The sizes of a window after each of these requests: throttles, with so many others in flight. */
function sizes(
  window: RequestWindow,
  requests: readonly { throttles?: number; inFlight?: number }[],
): number[] {
  let current = window
  return requests.map(({ throttles = 0, inFlight = 0 }) => {
    current = afterRequest(current, { throttles, inFlight })
    return current.size
  })
}

const clean = (count: number) => Array.from({ length: count }, () => ({}))
const throttled = { throttles: 1 }

describe('the window of requests in flight', () => {
  it.each([
    [2, 2],
    [16, 16],
    [512, 16],
  ])('of at most %i starts with %i', (parallel, first) => {
    expect(startWindow(parallel).size).toBe(first)
  })

  it('doubles after each window of pages without a throttle, up to its maximum', () => {
    expect(sizes(startWindow(50), clean(48)).at(-1)).toBe(50)
    expect(sizes(startWindow(64), clean(15)).at(-1)).toBe(16)
    expect(sizes(startWindow(64), clean(16)).at(-1)).toBe(32)
  })

  it('shrinks by 0.7 after a throttle, and then grows by one', () => {
    expect(sizes(startWindow(64), [throttled])).toEqual([11])
    expect(sizes(startWindow(64), [throttled, ...clean(11)]).at(-1)).toBe(12)
  })

  it('shrinks once for the requests that were in flight when the service throttled', () => {
    const burst = [{ throttles: 1, inFlight: 3 }, throttled, throttled, throttled]
    expect(sizes(startWindow(16), burst)).toEqual([11, 11, 11, 11])
    expect(sizes(startWindow(16), [...burst, throttled]).at(-1)).toBe(7)
  })

  it('never goes below one', () => {
    expect(
      sizes(
        startWindow(2),
        Array.from({ length: 9 }, () => throttled),
      ).at(-1),
    ).toBe(1)
  })
})
