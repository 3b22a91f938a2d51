import type { RetryToken } from '@smithy/types'
import type { Failure } from './failure.js'
import type { RetryPolicy } from './retry-policy.js'

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
  failed: { readonly token: RetryToken; readonly failure: Failure },
  waiting: Waiting,
): Promise<RetryToken> {
  const refreshed = strategy.refreshRetryTokenForRetry(failed.token, failed.failure.retry)
  // A strategy refuses by throwing. Its own words would hide what failed.
  const refused = refreshed.catch(() => {
    throw failed.failure.error
  })
  const next = await waiting.race(refused)
  // Smithy's strategies wait themselves and return a delay of 0. A user's strategy may leave the wait to its caller.
  if (next.getRetryDelay() > 0) await waiting.sleep(next.getRetryDelay())
  return next
}
