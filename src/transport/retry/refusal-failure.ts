import { getRetryAfterHint, isClockSkewError } from '@smithy/core/retry'
import type { RetryErrorType, SdkError } from '@smithy/types'
import { type NextTokenError, ServiceError } from '../../errors/index.js'
import { isIncompleteResponse, type RawResponse } from '../../protocols/index.js'
import type { Failure } from './failure.js'
import { toSdkError, verdictOn } from './judge-refusal.js'

interface Judged {
  /** The error in the shape that retry strategies expect. */
  readonly view: SdkError
  readonly errorType: RetryErrorType
}

/**
 * The failure of an attempt that was answered: with an error of the service, or with a body that could not be read. A
 * proxy's 503 is retried whatever its body is.
 *
 * @param clockCorrected whether the clock was found to be wrong after the request was signed.
 */
export function refusalFailure(
  error: NextTokenError,
  { statusCode, headers }: RawResponse,
  clockCorrected: boolean,
): Failure {
  const { view, errorType } =
    error instanceof ServiceError ? refused(error, clockCorrected) : unreadable(error, statusCode)
  const sdkError = Object.assign(view, { $response: { statusCode, headers: { ...headers } } })
  const retryAfterHint = getRetryAfterHint(sdkError.$response)
  return { error, retry: { error: sdkError, errorType, ...(retryAfterHint && { retryAfterHint }) } }
}

/** The error was judged when it was made. Only a clock that has been corrected since makes it worth a retry. */
function refused(error: ServiceError, clockCorrected: boolean): Judged {
  const { code, message, statusCode, retryable, throttling } = error
  const refusal = { code, message, statusCode, trait: retryable || throttling ? { throttling } : undefined }
  const view = toSdkError(refusal)
  if (clockCorrected && !throttling && mayBeTheClock(view, statusCode))
    return { view: toSdkError(refusal, true), errorType: 'TRANSIENT' }
  const isServers = view.$fault === 'server'
  const lasting = isServers ? 'SERVER_ERROR' : 'CLIENT_ERROR'
  return { view, errorType: throttling ? 'THROTTLING' : retryable ? 'TRANSIENT' : lasting }
}

/** A HEAD request's refusal has no body and so no code: status 403 may be a wrong clock. */
function mayBeTheClock(view: SdkError, statusCode: number): boolean {
  return isClockSkewError(view) || statusCode === 403
}

function unreadable(error: NextTokenError, statusCode: number): Judged {
  const { code, message } = error
  // A success whose body cannot be read is not a server error, for which toSdkError would take it.
  const view =
    statusCode < 300
      ? Object.assign(new Error(message), { name: code, cause: undefined })
      : toSdkError({ code, message, statusCode })
  return { view, errorType: isIncompleteResponse(error) ? 'TRANSIENT' : verdictOn(view) }
}
