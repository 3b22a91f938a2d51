import { AdaptiveRetryStrategy, DEFAULT_MAX_ATTEMPTS, StandardRetryStrategy } from '@smithy/core/retry'
import type { RetryStrategyV2 } from '@smithy/types'
import type { TransportConfig } from '../contract/index.js'

export interface RetryPolicy {
  readonly strategy: RetryStrategyV2
  /** Told to the service; undefined where only the user's own strategy knows. */
  readonly maxAttempts: number | undefined
}

/** The retry strategy that the configuration describes; what environment and profile say, `auth/` put into it. */
export function retryPolicy({ retryStrategy, maxAttempts, retryMode }: TransportConfig): RetryPolicy {
  if (retryStrategy) return { strategy: retryStrategy, maxAttempts }
  const most = maxAttempts ?? DEFAULT_MAX_ATTEMPTS
  const Strategy = retryMode === 'adaptive' ? AdaptiveRetryStrategy : StandardRetryStrategy
  return { strategy: new Strategy(most), maxAttempts: most }
}
