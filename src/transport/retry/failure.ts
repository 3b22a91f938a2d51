import type { RetryErrorInfo } from '@smithy/types'
import type { NextTokenError } from '../../errors/index.js'

/**
 * A failed attempt. After a 503 with `Retry-After: 2`: `{ error: ServiceError, retry: { error: { name: 'SlowDown', … },
 * errorType: 'TRANSIENT', retryAfterHint: Date } }`.
 */
export interface Failure {
  /** What the caller receives if no attempt follows. */
  readonly error: NextTokenError
  /** The error as the retry strategy receives it; `errorType` is the verdict. */
  readonly retry: RetryErrorInfo
}
