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
    const { encodedBy, keyForm } = rule.inputTokens[index] ?? {}
    const isEncoded = encodedBy !== undefined && Reflect.get(page, encodedBy) === 'url'
    if (isEncoded) return decodeValue(token, encodedBy, input)
    return keyForm ? keyForm(token) : copyInput(token)
  })
  return tokens.every((token) => token === null) ? undefined : tokens
}
