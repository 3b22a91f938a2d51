import { didYouMean } from '../../errors/index.js'
import type { CompiledRule, PageKey } from './compiled-rule.js'
import { isAbsent } from './is-absent.js'

/**
 * The result keys that hold what the operation lists when it is asked with `input`: the first one, unless the rule
 * says that the input or the answer decides.
 */
export function ownKeys(
  { primaryWhen, itemsOf, primary }: CompiledRule,
  input: Readonly<Record<string, unknown>>,
): readonly PageKey[] {
  const chosen = primaryWhen.find(({ isTrue }) => !isAbsent(isTrue(input)))
  if (chosen) return [chosen.key]
  if (itemsOf.length > 0) return itemsOf
  return primary ? [primary] : []
}

/** The result keys of these names, in the rule's order, each once; names that are none are passed over. */
export function resultKeysNamed({ resultKeys }: CompiledRule, names: readonly string[]): PageKey[] {
  return resultKeys.filter(({ name }) => names.includes(name))
}

/** Why `name` cannot stand among several result keys: it is none, or it has no items to count. */
export function resultKeyProblem({ resultKeys }: CompiledRule, name: unknown): string[] {
  const key = resultKeys.find((candidate) => candidate.name === name)
  if (!key) {
    const names = resultKeys.map((candidate) => candidate.name)
    const said = typeof name === 'string' ? didYouMean(name, names) : ''
    return [`no result key ${JSON.stringify(name)}${said} (resultKeys: ${names.join(', ')})`]
  }
  return key.single
    ? [`the result key ${JSON.stringify(name)} is a ${key.single}: only lists and maps have items`]
    : []
}
