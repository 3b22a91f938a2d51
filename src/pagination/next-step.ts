import type { CompiledRule } from './compiled-rule.js'
import { isAbsent, nextTokens, type Tokens } from './next-tokens.js'
import { isEmptyPage } from './receipt.js'
import { type Input, soughtAfter } from './sought-after.js'

/** What an answer says of the listing: where it goes on, that it ends, or that neither is to be had. */
export type NextStep =
  /** `sought`: no token came, and the service starts by an item; these input members start after the last one. */
  | { readonly kind: 'page'; readonly tokens: Tokens; readonly sought: Input | undefined }
  /** The token that asked for this page came back, which here means: nothing new yet. */
  | { readonly kind: 'same' }
  /** The same, where it means that this was the last page. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'end' }
  /** The service says that there is more, and not where. */
  | { readonly kind: 'no-token' }

/**
 * What comes after `page`, which was asked for by the tokens `asked` and the listing's `input`. A repeated token means
 * what the operation's rule says.
 */
export function nextStep(rule: CompiledRule, page: object, asked: Tokens, input: Input = {}): NextStep {
  if (rule.endsEmpty && isEmptyPage(rule, page)) return { kind: 'end' }
  const tokens = nextTokens(rule, page)
  if (!tokens) return isPromised(rule, page) ? withoutToken(rule, page, input) : { kind: 'end' }
  if (rule.repeatMeans === 'cycle' || !isSame(tokens, asked))
    return { kind: 'page', tokens, sought: undefined }
  return { kind: rule.repeatMeans === 'end' ? 'repeated' : 'same' }
}

/** A flag alone is no way on: without a token the rest cannot be asked for, and the listing would end short. */
function isPromised({ moreResults }: CompiledRule, page: object): boolean {
  return moreResults !== undefined && !isAbsent(moreResults(page))
}

/** Some servers page by the last item alone (Kinesis' ListStreams on moto, kinesalite and ministack). */
function withoutToken(rule: CompiledRule, page: object, input: Input): NextStep {
  const sought = soughtAfter(rule, page, input)
  if (!sought) return { kind: 'no-token' }
  return { kind: 'page', tokens: rule.inputTokens.map(({ name }) => sought[name] ?? null), sought }
}

function isSame(tokens: Tokens, others: Tokens): boolean {
  return tokens.every((token, index) => token === others[index])
}
