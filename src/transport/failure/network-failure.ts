import { isTransientError } from '@smithy/core/retry'
import type { SdkError } from '@smithy/types'
import { type ErrorContext, NextTokenError, TimeoutError } from '../../errors/index.js'
import { isError } from '../../values/index.js'
import { BrokenBodyError } from '../body/index.js'
import { causesOf } from './causes-of.js'
import { connectionAdvice, type Target, wasSent } from './connection-advice.js'
import { describeCause } from './describe-cause.js'
import type { Failure } from './failure.js'
import { hostOf } from './host-of.js'

/** Beside those that the library knows: what Node and undici call a connection that broke or never came. */
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

/** `wasSent`: whether the request may have reached the service. */
export interface NetworkFailure extends Failure {
  readonly wasSent: boolean
}

/** The call of which an attempt failed. */
interface FailedCall {
  readonly target: Target
  /** Whether an earlier attempt may have reached the service. */
  readonly wasSentBefore: boolean
  readonly hostHint: (() => string | undefined) | undefined
}

/** A request or response that did not get through: what the handler threw, or a `BrokenBodyError`. */
export function networkFailure(thrown: unknown, call: FailedCall, context: ErrorContext): NetworkFailure {
  const cause = isSdkError(thrown) ? thrown : Object.assign(new Error(String(thrown)), { cause: undefined })
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

/** Node's parser keeps the bytes that it could not read, an answer's among them, and `util.inspect` shows them. */
function dropPacket(error: Error): void {
  if ('rawPacket' in error) delete error.rawPacket
}

function isTransient(error: Error): boolean {
  if (error instanceof BrokenBodyError) return true
  return (
    ('code' in error && transientCodes.has(String(error.code))) ||
    (isSdkError(error) && isTransientError(error))
  )
}

/** NodeHttpHandler names broken connections `TimeoutError` too; those have a code of the system's. */
function isTimeout(error: Error): boolean {
  if (error.name !== 'TimeoutError' || 'syscall' in error) return false
  return !('code' in error) || (error.code !== 'ECONNRESET' && error.code !== 'EPIPE')
}

/** Smithy declares more than the members that its judges look at. */
function isSdkError(value: unknown): value is SdkError {
  return isError(value)
}
