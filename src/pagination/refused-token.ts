import { isObject } from '../models/index.js'
import { isError } from '../values/index.js'
import type { CompiledRule } from './compiled-rule.js'

/**
 * What services call a token of a page that they no longer take: InvalidNextToken, ExpiredNextTokenException,
 * InvalidPaginationTokenException (cloudquery/cloudquery#11706), PaginationTokenExpiredException,
 * InvalidContinuationTokenException, InvalidMarkerException, InvalidPaginationException, ExpiredIteratorException.
 */
const ofAPage = /(next_?token|pagination|continuation|paging|page_?token|marker|iterator)/i
/** `ExpiredToken` and its like are of credentials, unless the operation's own model has them (stepfunctions). */
const ofAToken = /^(Invalid|Expired|Malformed)Token(Exception)?$/
/** Codes for anything that is wrong with a request. */
const ofAnything =
  /^(Validation|InvalidParameter|InvalidArgument|InvalidInput|InvalidRequest|BadRequest|InvalidParam)/
const saysToken = /token|marker|cursor|page key|start ?key/i

/** Whether a service refused the token that a page was asked for with, rather than the request's other parts. */
export function isRefusedToken({ errorCodes, inputTokens }: CompiledRule, error: unknown): boolean {
  if (!isError(error) || !isFromService(error)) return false
  const code = codeOf(error)
  if (ofAToken.test(code)) return errorCodes.includes(code)
  if (ofAPage.test(code)) return true
  if (!ofAnything.test(code)) return false
  return saysToken.test(error.message) || inputTokens.some(({ name }) => error.message.includes(name))
}

/** As nexttoken's errors tell it, or those of the AWS SDK v3, whose code is the name. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

function isFromService(error: Error): boolean {
  if ('fault' in error) return error.fault === 'client'
  return '$metadata' in error && isObject(error.$metadata) && '$fault' in error && error.$fault === 'client'
}
