import type { Failure } from '../plan/index.js'
import type { CompiledRule } from '../rule/index.js'

/**
 * What services call a page's token that they no longer accept: InvalidNextToken, ExpiredNextTokenException,
 * InvalidPaginationTokenException (cloudquery/cloudquery#11706), PaginationTokenExpiredException,
 * InvalidContinuationTokenException, InvalidMarkerException, InvalidPaginationException, ExpiredIteratorException.
 */
const pageTokenCode = /(next_?token|pagination|continuation|paging|page_?token|marker|iterator)/i
/** `ExpiredToken` and the like mean credentials, unless the operation's own model has them (stepfunctions). */
const ambiguousCode = /^(Invalid|Expired|Malformed)Token(Exception)?$/
/** Codes for anything that is wrong with a request. */
const generalCode =
  /^(Validation|InvalidParameter|InvalidArgument|InvalidInput|InvalidRequest|BadRequest|InvalidParam)/
/** Words for a page's token, and not for a token of the caller's own (`clientToken`, "the security token"). */
const pageTokenWords =
  /(?<!(?:client|request|security|session|idempotency|access|bearer|device|authentication|refresh)[ -])\btoken\b|\b(?:next|page|pagination|paging|continuation|starting)[ _-]?token\b|\bcursor\b/i

/**
 * Whether the service refused the page's token, and not another part of the request. A token that is an item's key is a
 * parameter like others: a service does not accept it one day and refuse it the next.
 */
export function isRefusedToken({ errorCodes, inputTokens }: CompiledRule, failure: Failure): boolean {
  const { code, message, isRefusal } = failure
  if (!isRefusal || inputTokens.some(({ isKey }) => isKey)) return false
  if (ambiguousCode.test(code)) return errorCodes.includes(code)
  if (pageTokenCode.test(code)) return true
  if (!generalCode.test(code)) return false
  return pageTokenWords.test(message) || inputTokens.some(({ name }) => mentions(message, name))
}

/** The service's own words, such as `InvalidArgument: Invalid uploadId marker`. */
export function refusalText({ code, message }: Failure): string {
  const at = message.indexOf(`${code}: `)
  return at >= 0 ? message.slice(at) : `${code}: ${message}`
}

/** Whether a message has a parameter's name as a word of its own, in upper or lower case. */
function mentions(message: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`, 'i').test(message)
}
