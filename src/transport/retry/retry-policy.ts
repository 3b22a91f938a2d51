import { AdaptiveRetryStrategy, DEFAULT_MAX_ATTEMPTS, StandardRetryStrategy } from '@smithy/core/retry'
import type { RetryStrategyV2 } from '@smithy/types'
import type { TransportConfig } from '../contract/index.js'

export interface RetryPolicy {
  readonly strategy: RetryStrategyV2
  /** Whether the strategy is Smithy's for the mode `standard`. Its first tokens are all the same. */
  readonly isStandard: boolean
  /** Sent to the service in a header; undefined if only the user's strategy knows it. */
  readonly maxAttempts: number | undefined
}

/**
 * The retry strategy that the configuration describes; environment and profile are already part of it. Smithy's
 * strategies wait up to 100 ms before the first retry (500 ms after throttling), twice as long before each further one,
 * and 20 s at most.
 */
export function retryPolicy({ retryStrategy, maxAttempts, retryMode }: TransportConfig): RetryPolicy {
  if (retryStrategy) return { strategy: retryStrategy, isStandard: false, maxAttempts }
  const most = maxAttempts ?? DEFAULT_MAX_ATTEMPTS
  const isStandard = retryMode !== 'adaptive'
  const strategy = isStandard ? new StandardRetryStrategy(most) : new AdaptiveRetryStrategy(most)
  return { strategy, isStandard, maxAttempts: most }
}
