import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { platform } from '../../../src/platform/index.js'
import type { WholeResponse } from '../../../src/transport/http1/index.js'
import { PooledRequest } from '../../../src/transport/socket/pooled-request.js'
import { requestTo } from './support/socket-client.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const response: WholeResponse = { statusCode: 200, headers: {}, body: new Uint8Array(0) }

function pooled(signal?: AbortSignal) {
  const outcomes: unknown[] = []
  const request = new PooledRequest<number>({
    plain: requestTo(1, '/'),
    receive: ({ receivedAt }) => receivedAt,
    resolve: (value) => void outcomes.push(value),
    reject: (error) => void outcomes.push(error),
    signal,
  })
  return { request, outcomes }
}

describe('the wait of a request for a connection', () => {
  test.each([0, -1, 2 ** 31, Number.POSITIVE_INFINITY])('has no limit of %d ms', (limit) => {
    pooled().request.limitWait(limit)
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each([1, 2 ** 31 - 1])('ends after %d ms, with the words of what it waits for', (limit) => {
    const { request, outcomes } = pooled()
    const dropped: unknown[] = []
    request.holder = {
      drop: (one) => void dropped.push(one),
      timedOut: (after) => new Error(`waited for ${after} ms`),
    }
    request.limitWait(limit)
    vi.advanceTimersByTime(limit - 1)
    expect(outcomes).toEqual([])
    vi.advanceTimersByTime(1)
    expect(outcomes).toEqual([new Error(`waited for ${limit} ms`)])
    expect(dropped).toEqual([request])
  })

  test('ends without a limit once there is one', () => {
    const { request, outcomes } = pooled()
    request.limitWait(5)
    request.endWait()
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(10)
    expect(outcomes).toEqual([])
  })
})

describe('a request that has ended', () => {
  test.each<[words: string, end: (request: PooledRequest<number>) => void]>([
    ['delivered', (request) => request.deliver(response)],
    ['failed', (request) => request.fail(new Error('it broke'))],
  ])('has neither timer nor listener nor holder: %s', (_, end) => {
    const { signal } = new AbortController()
    const { request } = pooled(signal)
    request.holder = { drop: () => {}, timedOut: () => new Error() }
    request.limitWait(5)
    expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([1, 1])
    end(request)
    expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0])
    expect(request.holder).toBeUndefined()
  })

  test.each([
    { receivedAt: 0, expected: 7 },
    { receivedAt: 5, expected: 5 },
  ])('was answered when its headers came, or else now', ({ receivedAt, expected }) => {
    vi.spyOn(platform, 'now').mockReturnValue(7)
    const { request, outcomes } = pooled()
    request.receivedAt = receivedAt
    request.deliver(response)
    expect(outcomes).toEqual([expected])
  })
})
