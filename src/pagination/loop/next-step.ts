import { isCutAtLimit, isEmptyPage, nextTokens, seekAfterPage, type Tokens } from '../page/index.js'
import { type CompiledRule, isAbsent } from '../rule/index.js'
import type { Position } from '../token/index.js'

/** What an answer says of the listing: where it goes on, that it ends, or that neither is to be had. */
export type NextStep =
  | { readonly kind: 'page'; readonly next: Position }
  /** The token that asked for this page came back, which here means: nothing new yet. */
  | { readonly kind: 'same' }
  /** The same, where it means that this was the last page. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'end' }
  /** The service says that there is more, and not where. */
  | { readonly kind: 'no-token' }

type Input = Readonly<Record<string, unknown>>

/**
 * What comes after `page`, which was asked for at `position` of a listing of `input`. A repeated token means what the
 * operation's rule says.
 */
export function nextStep(rule: CompiledRule, page: object, position: Position, input: Input): NextStep {
  if (rule.endsEmpty && isEmptyPage(rule, page)) return { kind: 'end' }
  const tokens = nextTokens(rule, page, input)
  if (!tokens) return withoutToken(rule, page, position, input)
  if (rule.repeatMeans === 'cycle' || !isSame(tokens, position.tokens))
    return { kind: 'page', next: position.at(tokens) }
  return { kind: rule.repeatMeans === 'end' ? 'repeated' : 'same' }
}

/** Whether an answer says that there is more, wherever it was asked for. */
export function saysMore(rule: CompiledRule, page: object): boolean {
  if (rule.endsEmpty && isEmptyPage(rule, page)) return false
  return nextTokens(rule, page, {}) !== undefined || isPromised(rule, page)
}

/** A flag alone is no way on: without a token the rest cannot be asked for, and the listing would end short. */
function isPromised({ moreResults }: CompiledRule, page: object): boolean {
  return moreResults !== undefined && !isAbsent(moreResults(page))
}

/**
 * Some servers page by the last item alone (Kinesis' ListStreams on moto, kinesalite and ministack). Others cut a page
 * at the limit and give no token at all: there, what is left comes where no limit is sent (SQS' ListQueues).
 */
function withoutToken(rule: CompiledRule, page: object, position: Position, input: Input): NextStep {
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
