import { getRetryAfterHint, isClockSkewError } from '@smithy/core/retry'
import type { SdkError } from '@smithy/types'
import { type NextTokenError, ServiceError } from '../../errors/index.js'
import { isIncompleteResponse, type RawResponse } from '../../protocols/index.js'
import { refusalType, toSdkError } from '../retry/index.js'
import type { Failure } from './failure.js'

/**
 * A response that is an error, or could not be read as one: a 503 of a proxy is worth another attempt, whatever its
 * body. `clockCorrected`: the clock was found wrong since the request was signed.
 */
export function refusalFailure(
  error: NextTokenError,
  { statusCode, headers }: RawResponse,
  clockCorrected: boolean,
): Failure {
  const retried =
    error instanceof ServiceError
      ? serviceErrorView(error, clockCorrected)
      : unreadableView(error, statusCode)
  const view = Object.assign(retried, { $response: { statusCode, headers: { ...headers } } })
  const errorType = isIncompleteResponse(error) ? 'TRANSIENT' : refusalType(view)
  const retryAfterHint = getRetryAfterHint(view.$response)
  return {
    error,
    retry: { error: view, errorType, ...(retryAfterHint && { retryAfterHint }) },
  }
}

function serviceErrorView(error: ServiceError, clockCorrected: boolean): SdkError {
  const { code, message, statusCode, retryable, throttling } = error
  const refusal = { code, message, statusCode, trait: retryable || throttling ? { throttling } : undefined }
  const view = toSdkError(refusal)
  return clockCorrected && mayBeTheClock(view, statusCode) ? toSdkError(refusal, true) : view
}

/** A HEAD request's refusal has no body to name the clock: by its status alone it may be that. */
function mayBeTheClock(view: SdkError, statusCode: number): boolean {
  return isClockSkewError(view) || statusCode === 403
}

function unreadableView({ code, message }: NextTokenError, statusCode: number): SdkError {
  // toSdkError takes a success for a server error; here it is just a body that nobody can read.
  return statusCode < 300
    ? Object.assign(new Error(message), { name: code, cause: undefined })
    : toSdkError({ code, message, statusCode })
}
