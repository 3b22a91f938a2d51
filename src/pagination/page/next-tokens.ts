import { copyInput } from '../../values/index.js'
import { type CompiledRule, decodeValue, isAbsent } from '../rule/index.js'

/** The values of a rule's input tokens, in the rule's order; `null` for an absent one. */
export type Tokens = readonly unknown[]

/** Returns the tokens of the page after `page`; undefined if `page` is the last. */
export function nextTokens(
  rule: CompiledRule,
  page: object,
  input: Readonly<Record<string, unknown>>,
): Tokens | undefined {
  if (rule.moreResults && isAbsent(rule.moreResults(page))) return undefined
  const tokens = rule.outputTokens.map((read, index) => {
    const token = read(page)
    if (isAbsent(token)) return null
    const encodedBy = rule.inputTokens[index]?.encodedBy
    const isEncoded = encodedBy !== undefined && Reflect.get(page, encodedBy) === 'url'
    return isEncoded ? decodeValue(token, encodedBy, input) : copyInput(token)
  })
  return tokens.every((token) => token === null) ? undefined : tokens
}
