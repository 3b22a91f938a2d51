import { isServerError, isThrottlingError, isTransientError } from '@smithy/core/retry'
import type { RetryErrorType, SdkError } from '@smithy/types'
import { moreRetries } from './more-retries.js'

/** The part of a service's error response that decides about a retry. */
export interface Refusal {
  readonly code: string
  readonly message?: string | undefined
  readonly statusCode: number
  /** The model's `retryable` trait of the error, if it has one. */
  readonly trait?: { readonly throttling?: boolean } | undefined
}

/**
 * Whether the same call may succeed later, and whether the service refused it because of the request rate: the fields
 * of a `ServiceError`. The transport reads its verdict from these fields; nothing judges a refusal a second time.
 *
 * @example
 * judgeRefusal({ code: 'ThrottlingException', statusCode: 400 }) // { retryable: true, throttling: true }
 */
export function judgeRefusal(refusal: Refusal): { retryable: boolean; throttling: boolean } {
  const verdict = verdictOn(toSdkError(refusal))
  return {
    retryable: verdict === 'THROTTLING' || verdict === 'TRANSIENT',
    throttling: verdict === 'THROTTLING',
  }
}

/** The verdict on an error in the shape of the AWS SDK v3, by Smithy's lists and ours. */
export function verdictOn(error: SdkError): RetryErrorType {
  if (isThrottlingError(error)) return 'THROTTLING'
  if (isTransientError(error)) return 'TRANSIENT'
  return moreRetries(error) ?? (isServerError(error) ? 'SERVER_ERROR' : 'CLIENT_ERROR')
}

/** A refusal in the shape that Smithy's retry strategies, and those that users write for them, expect. */
export function toSdkError(refusal: Refusal, clockSkewCorrected = false): SdkError {
  // S3's CopyObject and DeleteObjects can report an error with status 200. boto3 treats it as a 500.
  const httpStatusCode = refusal.statusCode < 300 ? 500 : refusal.statusCode
  return Object.assign(new Error(refusal.message), {
    name: refusal.code,
    $fault: httpStatusCode < 500 ? ('client' as const) : ('server' as const),
    $retryable: refusal.trait,
    cause: undefined,
    $metadata: { httpStatusCode, ...(clockSkewCorrected && { clockSkewCorrected: true as const }) },
  })
}
