import { type CompiledRule, ownKeys } from '../rule/index.js'
import { type ItemSource, itemsOfKey, itemsTogether } from './item-source.js'

/** Returns what lists the operation's own items for `input`; undefined if its pages have no result key. */
export function ownItems(
  rule: CompiledRule,
  input: Readonly<Record<string, unknown>>,
): ItemSource | undefined {
  const keys = ownKeys(rule, input)
  const [only, ...others] = keys
  if (!only) return undefined
  return others.length > 0 ? itemsTogether(rule, keys) : itemsOfKey(rule, only)
}
