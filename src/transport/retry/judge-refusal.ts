import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry'
import type { RetryErrorType, SdkError } from '@smithy/types'
import { moreRetries } from './more-retries.js'

/** What a service says when it refuses, as far as a retry depends on it. */
export interface Refusal {
  readonly code: string
  readonly message?: string | undefined
  readonly statusCode: number
  /** The model's `retryable` trait of the error, where it has one. */
  readonly trait?: { readonly throttling?: boolean } | undefined
}

/**
 * Whether the same call may succeed later, and whether it was refused for the rate of calls: for the fields of a
 * `ServiceError`.
 *
 * @example
 * judgeRefusal({ code: 'ThrottlingException', statusCode: 400 }) // { retryable: true, throttling: true }
 */
export function judgeRefusal(refusal: Refusal): { retryable: boolean; throttling: boolean } {
  const type = refusalType(toSdkError(refusal))
  return { retryable: type === 'THROTTLING' || type === 'TRANSIENT', throttling: type === 'THROTTLING' }
}

export function refusalType(error: SdkError): RetryErrorType {
  if (isThrottlingError(error)) return 'THROTTLING'
  if (isTransientError(error)) return 'TRANSIENT'
  return moreRetries(error) ?? (isServerError(error) ? 'SERVER_ERROR' : 'CLIENT_ERROR')
}

/** A refusal as Smithy's retry strategies, and those that users write for them, expect it. */
export function toSdkError(refusal: Refusal, clockSkewCorrected = false): SdkError {
  // An error inside a success, as S3's CopyObject and DeleteObjects give it, is the server's: boto3 counts it as 500.
  const httpStatusCode = refusal.statusCode < 300 ? 500 : refusal.statusCode
  return Object.assign(new Error(refusal.message), {
    name: refusal.code,
    $fault: httpStatusCode < 500 ? ('client' as const) : ('server' as const),
    $retryable: refusal.trait,
    cause: undefined,
    $metadata: { httpStatusCode, ...(clockSkewCorrected && { clockSkewCorrected: true as const }) },
  })
}
