import { PaginationError, TokenExpiredError } from '../../errors/index.js'
import type { Tokens } from '../page/index.js'
import type { Outcome } from '../receipt/index.js'
import { type Refusal, refusalText } from '../recovery/index.js'
import type { CompiledRule } from '../rule/index.js'
import type { StepBack } from './key-order.js'

/**
 * Why a listing cannot continue, although it has not ended.
 *
 * @example
 * { outcome: 'empty-limit', problem: '10000 pages in a row were empty …' }
 */
export interface StuckReason {
  readonly outcome: Outcome
  readonly problem: string
  /** What the user can do besides resuming. */
  readonly remedy?: string
  /** True if no token leads on, so that the last page has to be requested again. */
  readonly asksAgain?: boolean
  /** The refusal of the token, if the listing was being read again from its beginning. */
  readonly refusal?: Refusal | undefined
}

/** What the error says about the loop that cannot continue. */
export interface StuckLoop {
  readonly rule: CompiledRule
  /** Where the listing can be resumed; undefined if nowhere. */
  readonly resumeToken: string | undefined
  /** Items delivered. */
  readonly items: number
  /** True if the pages were collected into one result, so that nothing was delivered. */
  readonly isCollected: boolean
}

const remedy =
  "Report it to the operator of the endpoint; if these pages are right, pass onIgnoredToken: 'continue'"

/** The reasons, in words; `page` counts from 1. The first two follow a token that was refused. */
export const stuckReasons = {
  changed: (): StuckReason => ({
    outcome: 'error',
    problem: 'the listing has changed: from its beginning, it no longer has the items that were delivered',
  }),

  shorter: (missing: number): StuckReason => ({
    outcome: 'error',
    problem: `the listing has changed: from its beginning, it is ${missing} item(s) shorter than what was delivered`,
  }),

  withoutToken: (page: number): StuckReason => ({
    outcome: 'error',
    asksAgain: true,
    problem: `page ${page} says that there is more and has no token to request it with`,
  }),

  repeatedToken: (page: number, tokens: Tokens, isSamePage: boolean): StuckReason => {
    const shown = tokens.map(describeToken).join(', ').slice(0, 100)
    const isSought = tokens.every((token) => token === null)
    const repeated = isSought
      ? `page ${page} has no token and ends with the same item as an earlier page`
      : `page ${page} returned a token that was already used (${shown})`
    const problem = `${repeated}; following it would list the same pages forever`
    if (!isSamePage) return { outcome: 'error', problem, asksAgain: true }
    const ignores = 'The page is also the same as the one before: the endpoint seems to ignore tokens'
    return { outcome: 'ignored-token', problem: `${problem}. ${ignores}`, asksAgain: true }
  },

  samePages: (count: number): StuckReason => ({
    outcome: 'ignored-token',
    problem: `${count} pages in a row were the same, each with another token: the endpoint seems to ignore tokens`,
    remedy,
  }),

  wentBack: (page: number, { from, to }: StepBack): StuckReason => ({
    outcome: 'ignored-token',
    problem: `page ${page} starts at ${shorten(to)}, before ${shorten(from)}, which was already listed: the endpoint seems to have lost its place`,
    remedy,
  }),

  emptyPages: (count: number): StuckReason => ({
    outcome: 'empty-limit',
    problem: `${count} pages in a row were empty, each with a token for another page (raise maxEmptyPages to allow more)`,
  }),
}

/** The error for the consumer of a loop that cannot continue. */
export function stuckError(reason: StuckReason, loop: StuckLoop): Error {
  if (reason.refusal) return tokenExpired(reason.problem, reason.refusal, loop)
  const { rule, resumeToken } = loop
  const sentence = `${reason.problem}; ${whereToResume(reason, loop)}`
  const message = reason.remedy === undefined ? sentence : `${sentence}. ${reason.remedy}`
  return new PaginationError(message, { ...rule.context, resumeToken })
}

/** The error for a refused token that the listing cannot do without. */
export function tokenExpired(reason: string, refusal: Refusal, loop: StuckLoop): TokenExpiredError {
  const { rule, resumeToken, items, isCollected } = loop
  const { error: cause, failure } = refusal
  const fields = { ...rule.context, cause, resumeToken, items: isCollected ? 0 : items }
  const problem = `the service refused the token for the next page (${refusalText(failure)}), and ${reason}`
  return new TokenExpiredError(`${problem}. Start over`, fields)
}

function whereToResume({ asksAgain }: StuckReason, { resumeToken, isCollected }: StuckLoop): string {
  const isNowhere = resumeToken === undefined
  if (isCollected)
    return isNowhere
      ? 'nothing was delivered: start over'
      : 'nothing was delivered; resumeToken is where this listing started'
  if (isNowhere) return 'all pages so far were delivered, and there is no token to resume from: start over'
  return asksAgain
    ? 'all pages so far were delivered; resumeToken requests the last page again and skips the items that were delivered'
    : 'all pages so far were delivered; resumeToken continues after them'
}

function describeToken(token: unknown): string {
  if (typeof token === 'string') return JSON.stringify(token)
  return typeof token === 'object' && token !== null ? 'an object' : String(token)
}

function shorten(key: string): string {
  return JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key)
}
