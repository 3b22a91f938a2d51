import type { RetryToken } from '@smithy/types'
import type { Failure } from './failure.js'
import type { RetryPolicy } from './retry-policy.js'

interface Failed {
  readonly token: RetryToken
  readonly failure: Failure
}

/** What a wait needs of the call that it belongs to: its time limit and abort signal. */
interface Waiting {
  race<T>(promise: Promise<T>): Promise<T>
  sleep(milliseconds: number): Promise<void>
}

/**
 * Waits as long as the retry strategy says, and gives the token for the next attempt.
 *
 * @throws the error of `failure` if the strategy allows no further attempt.
 */
export async function waitForRetry(
  { strategy }: RetryPolicy,
  failed: Failed,
  waiting: Waiting,
): Promise<RetryToken> {
  const next = await waiting.race(nextToken(strategy, failed))
  // Smithy's strategies wait themselves and return a delay of 0. A user's strategy may leave the wait to its caller.
  if (next.getRetryDelay() > 0) await waiting.sleep(next.getRetryDelay())
  return next
}

/** A strategy refuses by throwing, at once or later. Its own words would hide what failed. */
async function nextToken(strategy: RetryPolicy['strategy'], { token, failure }: Failed): Promise<RetryToken> {
  try {
    return await strategy.refreshRetryTokenForRetry(token, failure.retry)
  } catch {
    throw failure.error
  }
}
