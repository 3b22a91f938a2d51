import { PaginationError, TokenExpiredError } from '../../errors/index.js'
import type { Tokens } from '../page/index.js'
import type { Failure } from '../plan/index.js'
import type { Outcome } from '../receipt/index.js'
import { refusalText } from '../recovery/index.js'
import type { CompiledRule } from '../rule/index.js'

/** An error of the service, and what it says. */
export interface Refusal {
  readonly error: unknown
  readonly failure: Failure
}

/** Why a listing cannot go on, though it has not ended. */
export interface DeadEnd {
  readonly outcome: Outcome
  readonly problem: string
  /** No token leads on, so the last page has to be asked for again. */
  readonly asksAgain?: boolean
  /** The refusal of the token, if the listing was being taken up again. */
  readonly refusal?: Refusal | undefined
}

/** What an error tells of the loop that cannot go on. */
export interface Stop {
  readonly rule: CompiledRule
  /** Where the listing can go on; undefined if nowhere. */
  readonly resumeToken: string | undefined
  /** Items delivered. */
  readonly items: number
  /** The pages were for one result, so nothing was delivered. */
  readonly isCollected: boolean
}

/** The problems of a listing, in words; `page` counts from 1. The first two follow a token that was refused. */
export const deadEnd = {
  changed: (): DeadEnd => ({
    outcome: 'error',
    problem: 'what it lists from the beginning is not what was delivered before: the listing has changed',
  }),

  shorter: (missing: number): DeadEnd => ({
    outcome: 'error',
    problem: `what it lists from the beginning is ${missing} item(s) shorter than what was delivered before`,
  }),

  withoutToken: (page: number): DeadEnd => ({
    outcome: 'error',
    asksAgain: true,
    problem: `page ${page} says that there is more and gives no token to ask for it: the listing would end short`,
  }),

  repeatedToken: (page: number, tokens: Tokens, isSamePage: boolean): DeadEnd => {
    const told = tokens.map(describeToken).join(', ').slice(0, 100)
    const isSought = tokens.every((token) => token === null)
    const repeated = isSought
      ? `page ${page} has no token and ends with an item that a page ended with before`
      : `page ${page} returned a token that was already used (${told})`
    const problem = `${repeated}; following it would list the same pages forever`
    if (!isSamePage) return { outcome: 'error', problem, asksAgain: true }
    const ignores = 'It is also the page before once more: the endpoint seems to ignore tokens'
    return { outcome: 'ignored-token', problem: `${problem}. ${ignores}`, asksAgain: true }
  },

  samePages: (count: number): DeadEnd => ({
    outcome: 'ignored-token',
    problem: `${count} pages in a row were the same, each under another token: the endpoint seems to ignore tokens. ${remedy}`,
  }),

  wentBack: (page: number, { from, to }: { readonly from: string; readonly to: string }): DeadEnd => ({
    outcome: 'ignored-token',
    problem: `page ${page} starts at ${shorten(to)}, before ${shorten(from)}, where the listing was: the endpoint seems to have lost its place. ${remedy}`,
  }),

  emptyPages: (count: number): DeadEnd => ({
    outcome: 'empty-limit',
    problem: `${count} pages in a row were empty, each with a token to go on (maxEmptyPages sets how many may be)`,
  }),
}

const remedy =
  "Report it to whoever runs the endpoint; if these pages are right, pass onIgnoredToken: 'continue'"

/** The error for the consumer of a loop that cannot go on. */
export function deadEndError(end: DeadEnd, stop: Stop): Error {
  if (end.refusal !== undefined) return tokenExpired(end.problem, end.refusal, stop)
  const { rule, resumeToken } = stop
  return new PaginationError(`${end.problem}; ${whereToGoOn(end, stop)}`, { ...rule.context, resumeToken })
}

/** The error for a token that the service refused, if the listing cannot go on without it. */
export function tokenExpired(
  reason: string,
  { error: cause, failure }: Refusal,
  stop: Stop,
): TokenExpiredError {
  const { rule, resumeToken, items, isCollected } = stop
  const told = { ...rule.context, cause, resumeToken, items: isCollected ? 0 : items }
  const problem = `the service refused the token to go on (${refusalText(failure)}), and ${reason}`
  return new TokenExpiredError(`${problem}. Start over`, told)
}

function whereToGoOn({ asksAgain }: DeadEnd, { resumeToken, isCollected }: Stop): string {
  const isNowhere = resumeToken === undefined
  if (isCollected)
    return `nothing was delivered${isNowhere ? ': start over' : ', and resumeToken is where this began'}`
  if (isNowhere) return 'the pages up to here were delivered, and there is nothing to go on from: start over'
  return asksAgain
    ? 'the pages up to here were delivered; resumeToken asks for the last page again and leaves out what was delivered of it'
    : 'the pages up to here were delivered, and resumeToken goes on after them'
}

function describeToken(token: unknown): string {
  if (typeof token === 'string') return JSON.stringify(token)
  return typeof token === 'object' && token !== null ? 'an object' : String(token)
}

function shorten(key: string): string {
  return JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key)
}
