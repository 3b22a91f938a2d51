import type { RetryErrorInfo } from '@smithy/types'
import type { NextTokenError } from '../../errors/index.js'

/** An attempt that did not succeed: what the caller gets if it was the last, and what the retry strategy is told. */
export interface Failure {
  readonly error: NextTokenError
  readonly retry: RetryErrorInfo
}
