import { didYouMean } from '../../errors/index.js'
import type { CompiledRule, PageKey } from './compiled-rule.js'
import { isAbsent } from './is-absent.js'

/**
 * Returns the result keys that hold what the operation lists for `input`: the first one, unless the rule names others
 * (`primaryWhen`, `itemsOf`).
 */
export function ownKeys(
  { primaryWhen, itemsOf, primary }: CompiledRule,
  input: Readonly<Record<string, unknown>>,
): readonly PageKey[] {
  const match = primaryWhen.find(({ isTrue }) => !isAbsent(isTrue(input)))
  if (match) return [match.key]
  if (itemsOf.length > 0) return itemsOf
  return primary ? [primary] : []
}

/** Returns the result keys with these names, each once, in the rule's order. Ignores unknown names. */
export function resultKeysNamed({ resultKeys }: CompiledRule, names: readonly string[]): PageKey[] {
  return resultKeys.filter(({ name }) => names.includes(name))
}

/** Returns why `name` cannot be one of several result keys: it is unknown, or it has no items to count. */
export function resultKeyProblem({ resultKeys }: CompiledRule, name: unknown): string[] {
  const key = resultKeys.find((candidate) => candidate.name === name)
  if (!key) {
    const names = resultKeys.map((candidate) => candidate.name)
    const suggestion = typeof name === 'string' ? didYouMean(name, names) : ''
    return [`no result key ${JSON.stringify(name)}${suggestion} (resultKeys: ${names.join(', ')})`]
  }
  return key.single
    ? [`the result key ${JSON.stringify(name)} is a ${key.single}; pass the name of a list or a map`]
    : []
}
