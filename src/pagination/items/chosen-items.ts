import { didYouMean, PaginationError } from '../../errors/index.js'
import { type CompiledRule, ownKeys, type PageKey, resultKeyProblem, resultKeysNamed } from '../rule/index.js'
import { type ItemSource, itemsOfKey, itemsOfKeys, itemsTogether } from './item-source.js'

/** Which items: those of one result key, those of several with tags, or the operation's own ones. */
export type ItemChoice = string | readonly string[] | undefined

/** The items that were chosen. */
export interface ChosenItems {
  readonly keys: readonly PageKey[]
  readonly source: ItemSource
  /** Whether they have tags. */
  readonly isTagged: boolean
}

/** @throws PaginationError for a name that is not a result key, or if there are none. */
export function chosenItems(
  rule: CompiledRule,
  input: Readonly<Record<string, unknown>>,
  choice: ItemChoice,
): ChosenItems {
  const isTagged = typeof choice === 'object'
  const keys = isTagged ? keysNamed(rule, choice) : ownOrNamed(rule, input, choice)
  return { keys, source: sourceOf(rule, keys, isTagged), isTagged }
}

function sourceOf(rule: CompiledRule, keys: readonly PageKey[], isTagged: boolean): ItemSource {
  if (isTagged) return itemsOfKeys(rule, keys)
  const [only] = keys
  return only && keys.length === 1 ? itemsOfKey(rule, only) : itemsTogether(rule, keys)
}

function ownOrNamed(
  rule: CompiledRule,
  input: Readonly<Record<string, unknown>>,
  name: string | undefined,
): readonly PageKey[] {
  const key = resultKeyNamed(rule, name)
  return name === undefined ? ownKeys(rule, input) : [key]
}

/** Returns the result key of this name; the first one if there is no name. */
export function resultKeyNamed(
  { resultKeys, primary, context }: CompiledRule,
  name: string | undefined,
): PageKey {
  if (!primary) {
    const problem =
      'the pages of this operation have no result key, so there are no items to list. Loop over the pages'
    throw new PaginationError(problem, context)
  }
  const key = name === undefined ? primary : resultKeys.find((candidate) => candidate.name === name)
  if (key) return key
  const names = resultKeys.map((candidate) => candidate.name)
  const problem = `no result key ${JSON.stringify(name)}${didYouMean(String(name), names)}`
  throw new PaginationError(`${problem} (resultKeys: ${names.join(', ')})`, context)
}

function keysNamed(rule: CompiledRule, names: readonly string[]): readonly PageKey[] {
  resultKeyNamed(rule, undefined)
  const empty = names.length === 0 ? ['items([]) has no result key: pass one or more'] : []
  const problems = [...empty, ...names.flatMap((name) => resultKeyProblem(rule, name))]
  if (problems.length > 0) throw new PaginationError(problems.join('\n  '), rule.context)
  return resultKeysNamed(rule, names)
}
