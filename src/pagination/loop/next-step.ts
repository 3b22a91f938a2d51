import { isCutAtLimit, isEmptyPage, nextTokens, seekAfterPage, type Tokens } from '../page/index.js'
import { type CompiledRule, isAbsent } from '../rule/index.js'
import type { Position } from '../token/index.js'

/** What a page says about the rest of the listing. */
export type NextStep =
  | { readonly kind: 'page'; readonly next: Position }
  /** The page returned the token that requested it, which here means that nothing is new yet. */
  | { readonly kind: 'same' }
  /** The page returned the token that requested it, which here means that it was the last. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'end' }
  /** The service says that there is more, and gives no token for it. */
  | { readonly kind: 'no-token' }

type Input = Readonly<Record<string, unknown>>

interface Listing {
  readonly rule: CompiledRule
  readonly input: Input
}

/**
 * What comes after `page`, which was requested at `position` of a listing. The rule of the operation says what a
 * repeated token means.
 */
export function nextStep({ rule, input }: Listing, page: object, position: Position): NextStep {
  if (rule.endsEmpty && isEmptyPage(rule, page)) return { kind: 'end' }
  const tokens = nextTokens(rule, page, input)
  if (!tokens) return withoutToken({ rule, input }, page, position)
  if (rule.repeatMeans === 'cycle' || !isSame(tokens, position.tokens))
    return { kind: 'page', next: position.at(tokens) }
  return { kind: rule.repeatMeans === 'end' ? 'repeated' : 'same' }
}

/** Whether a page says that there is more, at whatever position it was requested. */
export function saysMore(rule: CompiledRule, page: object): boolean {
  if (rule.endsEmpty && isEmptyPage(rule, page)) return false
  return nextTokens(rule, page, {}) !== undefined || isPromised(rule, page)
}

/** A flag alone does not lead on: without a token the rest cannot be requested. */
function isPromised({ moreResults }: CompiledRule, page: object): boolean {
  return moreResults !== undefined && !isAbsent(moreResults(page))
}

/**
 * Some servers page by the last item alone (Kinesis' ListStreams on moto, kinesalite and ministack). Others cut a page
 * at the limit and give no token at all; they return the rest if no limit is sent (SQS' ListQueues).
 */
function withoutToken({ rule, input }: Listing, page: object, position: Position): NextStep {
  if (isPromised(rule, page)) {
    const seekInput = seekAfterPage(rule, page, input)
    return seekInput ? { kind: 'page', next: position.afterItem(seekInput) } : { kind: 'no-token' }
  }
  const isFirst = position.tokens.every((token) => token === null) && !position.isUnlimited
  return isFirst && isCutAtLimit(rule, page, input)
    ? { kind: 'page', next: position.unlimited(page) }
    : { kind: 'end' }
}

function isSame(tokens: Tokens, others: Tokens): boolean {
  return tokens.every((token, index) => token === others[index])
}
