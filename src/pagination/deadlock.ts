import type { Tokens } from './next-tokens.js'
import type { Outcome } from './receipt.js'

/** Why a listing cannot go on, though it has not ended. */
export interface Deadlock {
  readonly outcome: Outcome
  readonly problem: string
  /** Of the token, where the listing was being taken up again. */
  readonly refusal: unknown
}

/** The problems of a listing, in words; `page` counts from 1. */
export const deadlock = {
  changed: () =>
    'the service refused the token to go on, and what it lists from the beginning is not what was delivered before: the listing has changed',

  shorter: (missing: number) =>
    `the service refused the token to go on, and what it lists from the beginning is ${missing} item(s) shorter than what was delivered before`,

  withoutToken: (page: number) =>
    `page ${page} says that there is more and gives no token to ask for it: the listing would end short`,

  repeated: (page: number, tokens: Tokens, isRepeating: boolean) => {
    const told = tokens.map(describeToken).join(', ').slice(0, 100)
    const ignores = isRepeating
      ? '. It is the page before once more: the endpoint seems to ignore tokens'
      : ''
    return `the token after page ${page} (${told}) came before: the same pages would be listed for ever${ignores}`
  },
}

function describeToken(token: unknown): string {
  if (typeof token === 'string') return JSON.stringify(token)
  return typeof token === 'object' && token !== null ? 'an object' : String(token)
}
