import { isError, isObject } from '../../values/index.js'
import type { CompiledRule } from '../rule/index.js'

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
/** Words for a page's token, and not for one of the caller (`clientToken`, "the security token"). */
const saysToken =
  /(?<!(?:client|request|security|session|idempotency|access|bearer|device|authentication|refresh)[ -])\btoken\b|\b(?:next|page|pagination|paging|continuation|starting)[ _-]?token\b|\bcursor\b/i

/**
 * Whether a service refused the token that a page was asked for with, rather than the request's other parts. A token
 * that is an item's key is a parameter like others: no service takes it one day and not the next.
 */
export function isRefusedToken({ errorCodes, inputTokens }: CompiledRule, error: unknown): boolean {
  if (!isError(error) || !isFromService(error)) return false
  if (inputTokens.some(({ isKey }) => isKey)) return false
  const code = codeOf(error)
  if (ofAToken.test(code)) return errorCodes.includes(code)
  if (ofAPage.test(code)) return true
  if (!ofAnything.test(code)) return false
  return saysToken.test(error.message) || inputTokens.some(({ name }) => hasWord(error.message, name))
}

/** What the service said, as its error tells it: `InvalidArgument: Invalid uploadId marker`. */
export function wordsOf(error: unknown): string {
  if (!isError(error)) return String(error)
  const code = codeOf(error)
  const at = error.message.indexOf(`${code}: `)
  return at >= 0 ? error.message.slice(at) : `${code}: ${error.message}`
}

/** As nexttoken's errors tell it, or those of the AWS SDK v3, whose code is the name. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

function isFromService(error: Error): boolean {
  if ('fault' in error) return error.fault === 'client'
  return '$metadata' in error && isObject(error.$metadata) && '$fault' in error && error.$fault === 'client'
}

/** The name of a parameter, however it is spelt, and not as a part of another one's. */
function hasWord(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`, 'i').test(text)
}
