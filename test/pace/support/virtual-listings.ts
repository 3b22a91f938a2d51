import { StandardRetryStrategy } from '@smithy/core/retry'
import { onTestFinished, vi } from 'vitest'
import type { RequestPace } from '../../../src/pace/request-pace.js'
import { seededRandom } from '../../support/seeded-random.js'

/** Whether a service throttles its `number`th request, which comes at `now` (in milliseconds). */
export type Throttles = (now: number, number: number) => boolean

export interface VirtualListings {
  /** How many listings run at once. */
  readonly listings: number
  /** How many pages each of them has. */
  readonly pages: number
  readonly throttles: Throttles
  /** undefined: no governor. */
  readonly pace?: RequestPace | undefined
  readonly maxAttempts?: number
}

/** How long an answer takes, in milliseconds. */
const latency = 2

/** Lets a test's clock stand still until `runListings` moves it, and makes the jitter of retries repeatable. */
export function useVirtualTime(seed = 1): void {
  vi.useFakeTimers({ toFake: ['performance', 'hrtime', 'setTimeout', 'clearTimeout'] })
  const random = vi.spyOn(Math, 'random').mockImplementation(seededRandom(seed))
  onTestFinished(() => {
    vi.useRealTimers()
    random.mockRestore()
  })
}

/**
 * Runs listings as a client does: with Smithy's own standard retries, and each attempt in its turn. Gives how many
 * milliseconds they took, how many requests were throttled, and how many listings failed for want of attempts.
 */
export async function runListings(run: VirtualListings): Promise<Run> {
  const { listings, pages, throttles, pace, maxAttempts = 20 } = run
  const strategy = new StandardRetryStrategy(maxAttempts)
  const beganAt = performance.now()
  const result = { time: 0, requests: 0, throttled: 0, failed: 0 }
  const sendPage = async () => {
    let token = await strategy.acquireInitialRetryToken('s3')
    for (;;) {
      await pace?.admit(undefined)
      const sentAt = performance.now()
      await passed(latency / 2)
      const wasThrottled = throttles(performance.now(), ++result.requests)
      await passed(latency / 2)
      pace?.learn({ sentAt, wasThrottled })
      if (!wasThrottled) return strategy.recordSuccess(token)
      result.throttled++
      token = await strategy.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING' })
    }
  }
  const list = async () => {
    try {
      for (let page = 0; page < pages; page++) await sendPage()
    } catch {
      result.failed++
    }
  }
  let isOver = false
  void Promise.all(Array.from({ length: listings }, list)).then(() => (isOver = true))
  while (!isOver) await vi.advanceTimersToNextTimerAsync()
  return { ...result, time: performance.now() - beganAt }
}

export interface Run {
  readonly time: number
  readonly requests: number
  readonly throttled: number
  readonly failed: number
}

/** A service that takes `rate` requests a second, and as many at once after a pause. */
export function limitedTo(rate: number, burst = rate): Throttles {
  let tokens = burst
  let filledAt = performance.now()
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * rate)
    filledAt = now
    if (tokens < 1) return true
    tokens--
    return false
  }
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
