import { NextTokenError, ServiceError } from '../../errors/index.js'
import { isError, isObject } from '../../values/index.js'
import type { TargetRegion } from '../targets/index.js'
import type { TargetOutcome } from './job.js'

/** Codes of services, and parts of such codes, that say that the caller may not do this. */
const denied =
  /AccessDenied|^Unauthorized|^NotAuthorized|^AuthorizationError|^Forbidden|NotAuthorizedException$|^InsufficientPrivileges/

/** Codes for keys that a region does not know. A region that the account has not enabled knows no keys of it. */
const unknownKeys =
  /^(?:UnrecognizedClient|InvalidClientTokenId|AuthFailure|InvalidAccessKeyId|InvalidToken$|InvalidSecurityToken|NotSignedUp)/

const notEnabled = /^(?:RegionDisabled|OptInRequired|InvalidRegion)/

/** Codes for an operation that does not exist, or a service that the account does not use. */
const notAvailable =
  /^(?:UnknownOperation|InvalidAction|UnsupportedOperation|NotImplemented|OperationNotSupported|MissingAuthenticationToken|SubscriptionRequired|AWSOrganizationsNotInUse)/

/** What the failure of a job means. */
export function outcomeOf(thrown: unknown, region: TargetRegion): TargetOutcome {
  const error = rootOf(thrown)
  if (isError(error) && error.name === 'AbortError') return 'aborted'
  if (!(error instanceof NextTokenError)) return 'failed'
  if (error instanceof ServiceError) return outcomeOfCode(error.code, region)
  const isMissing = error.code === 'Network' && !region.isKnown && hasNoHost(error)
  return isMissing || error.code === 'EndpointResolution' ? 'not-available' : 'failed'
}

/** What a service's refusal means. */
function outcomeOfCode(code: string, region: TargetRegion): TargetOutcome {
  if (notEnabled.test(code) || (region.mayBeDisabled && unknownKeys.test(code))) return 'not-enabled'
  if (denied.test(code)) return 'denied'
  return notAvailable.test(code) ? 'not-available' : 'failed'
}

/** Whether this is an outcome of an error that belongs to the target. */
export function isFailure(outcome: TargetOutcome): boolean {
  return ['denied', 'not-enabled', 'not-available', 'failed'].includes(outcome)
}

/** What a source of credentials failed with, such as the refusal of AssumeRole. */
function rootOf(thrown: unknown): unknown {
  const isSource = thrown instanceof NextTokenError && thrown.code === 'MissingCredentials'
  return isSource && thrown.cause instanceof NextTokenError ? thrown.cause : thrown
}

function hasNoHost(error: Error): boolean {
  for (let cause: unknown = error; isObject(cause) || isError(cause); cause = Reflect.get(cause, 'cause')) {
    if (Reflect.get(cause, 'code') === 'ENOTFOUND') return true
  }
  return false
}
