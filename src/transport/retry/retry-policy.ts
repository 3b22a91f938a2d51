import { AdaptiveRetryStrategy, DEFAULT_MAX_ATTEMPTS, StandardRetryStrategy } from '@smithy/core/retry'
import type { RetryStrategyV2 } from '@smithy/types'
import type { TransportConfig } from '../contract/index.js'

export interface RetryPolicy {
  readonly strategy: RetryStrategyV2
  /** Sent to the service in a header; undefined if only the user's strategy knows it. */
  readonly maxAttempts: number | undefined
}

/**
 * The retry strategy that the configuration describes; environment and profile are already part of it. Smithy's
 * strategies wait up to 100 ms before the first retry (500 ms after throttling), twice as long before each further one,
 * and 20 s at most.
 */
export function retryPolicy({ retryStrategy, maxAttempts, retryMode }: TransportConfig): RetryPolicy {
  if (retryStrategy) return { strategy: retryStrategy, maxAttempts }
  const most = maxAttempts ?? DEFAULT_MAX_ATTEMPTS
  const Strategy = retryMode === 'adaptive' ? AdaptiveRetryStrategy : StandardRetryStrategy
  return { strategy: new Strategy(most), maxAttempts: most }
}
