import { isTransientError } from '@smithy/core/retry'
import type { SdkError } from '@smithy/types'
import { type ErrorContext, NextTokenError, TimeoutError } from '../../errors/index.js'
import { isError, messageOf } from '../../values/index.js'
import { BrokenBodyError } from '../contract/index.js'
import { causesOf, connectionAdvice, describeCause, hostOf, type Target, wasSent } from '../failure/index.js'
import { MalformedResponse } from '../http1/index.js'
import type { Failure } from './failure.js'

/** Node's and undici's codes of failed connections that Smithy's list lacks. */
const transientCodes = new Set([
  'ECONNABORTED',
  'EHOSTDOWN',
  'ENETDOWN',
  'ENETRESET',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])

export interface NetworkFailure extends Failure {
  /** Whether the request may have reached the service. */
  readonly wasSent: boolean
}

/** The call whose attempt failed. */
interface FailedCall {
  readonly target: Target
  /** Whether an earlier attempt may have reached the service. */
  readonly wasSentBefore: boolean
  readonly hostHint: (() => string | undefined) | undefined
}

/** The failure of an attempt without a complete response: the handler's error, or a `BrokenBodyError`. */
export function networkFailure(thrown: unknown, call: FailedCall, context: ErrorContext): NetworkFailure {
  const cause = isSdkError(thrown)
    ? thrown
    : Object.assign(new Error(messageOf(thrown)), { cause: undefined })
  const causes = causesOf(cause)
  const isSent = wasSent(causes)
  const words = `attempt ${context.attempts} on ${hostOf(call.target)} failed: ${describeCause(cause)}`
  const effect = isSent || call.wasSentBefore ? '; the call may have taken effect' : ''
  const error = causes.some(isTimeout)
    ? new TimeoutError(`${words}; raise the requestHandler's limit${effect}`, { ...context, cause })
    : new NextTokenError(
        'Network',
        `${words}; ${connectionAdvice(causes, call.target, call.hostHint)}${effect}`,
        { ...context, cause },
      )
  for (const error of causes) dropPacket(error)
  const errorType = causes.some(isTransient) ? 'TRANSIENT' : 'CLIENT_ERROR'
  return { error, retry: { error: cause, errorType }, wasSent: isSent }
}

/** Node's parser keeps the bytes that it could not read in the error, and `util.inspect` would show them. */
function dropPacket(error: Error): void {
  if ('rawPacket' in error) delete error.rawPacket
}

function isTransient(error: Error): boolean {
  if (error instanceof BrokenBodyError) return true
  // A server that uses TLS on the port will do so the next time too.
  if (error instanceof MalformedResponse) return !error.isTlsAlert
  return (
    ('code' in error && transientCodes.has(String(error.code))) ||
    (isSdkError(error) && isTransientError(error))
  )
}

/** NodeHttpHandler also names broken connections `TimeoutError`; those have a code of the operating system. */
function isTimeout(error: Error): boolean {
  if (error.name !== 'TimeoutError' || 'syscall' in error) return false
  return !('code' in error) || (error.code !== 'ECONNRESET' && error.code !== 'EPIPE')
}

/** Smithy's type declares more members than its functions read. */
function isSdkError(value: unknown): value is SdkError {
  return isError(value)
}
