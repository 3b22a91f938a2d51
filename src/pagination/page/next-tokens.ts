import { copyInput } from '../../values/index.js'
import { asTaken, type CompiledRule, isAbsent } from '../rule/index.js'

/** The values of a rule's input tokens, in the rule's order; `null` where one is absent. */
export type Tokens = readonly unknown[]

/** The tokens of the page that follows `page`; undefined where `page` is the last. */
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
    return isEncoded ? asTaken(token, encodedBy, input) : copyInput(token)
  })
  return tokens.every((token) => token === null) ? undefined : tokens
}
