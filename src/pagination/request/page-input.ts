import { type CompiledRule, limitValue } from '../rule/index.js'
import type { Position } from '../token/index.js'

type Structure = Record<string, unknown>

/** What is sent for the page at `position` of a listing of `input`; `size` replaces the page size of `input`. */
export function pageInput(
  rule: CompiledRule,
  input: Readonly<Structure>,
  { position, size }: { readonly position: Position; readonly size: number | undefined },
): Structure {
  const { tokens, seekInput, isUnlimited } = position
  const sent: Structure = { ...rule.defaults, ...input, ...seekInput }
  let isFirst = true
  rule.inputTokens.forEach(({ name }, index) => {
    const token = tokens[index] ?? null
    if (token === null) return
    sent[name] = token
    isFirst = false
  })
  // The token stands for these members, and the service refuses both together (boto/botocore#2009).
  if (!isFirst && !seekInput) for (const name of rule.firstPageOnly) delete sent[name]
  if (rule.limit && size !== undefined) sent[rule.limit.name] = limitValue(rule.limit, size)
  if (rule.limit && isUnlimited) delete sent[rule.limit.name]
  return sent
}
