import { type OptionName, type OptionSpec, optionTable } from '../../options/index.js'
import type { Command } from '../contract/index.js'
import { type Candidate, type Completion, plain } from './candidate.js'
import { operationCandidates, serviceCandidates } from './complete-names.js'
import { valuesOf } from './option-values.js'

/** An option that can be typed. */
export interface TypedOption {
  readonly spelling: string
  readonly spec: OptionSpec
  /** Its plain name in the table. */
  readonly name: string
}

/** Options that every command takes. */
const everywhere: readonly OptionName[] = ['help', 'debug', 'color']

/** Options and words of a command that is no operation. */
export function completeOfCommand(command: Command, words: readonly string[], current: string): Completion {
  const own = Object.entries(command.ownOptions ?? {}).map(([name, spec]) => ({
    spelling: `--${name}`,
    name,
    spec,
  }))
  const named = [...(command.options ?? []), ...everywhere].map(ofTable)
  const options = [...own, ...named]
  const value = completeValue(options, words, current)
  if (value) return value
  if (current.startsWith('-')) return optionCandidates(options)
  const given = countWords(options, words)
  const expected = command.words?.[given] ?? command.words?.findLast(({ isMany }) => isMany)
  if (!expected) return optionCandidates(options)
  if (expected.values) return plain(expected.values)
  if (expected.completes === 'files') return 'files'
  if (expected.completes === undefined) return []
  return expected.completes === 'services' ? serviceCandidates() : operationCandidates(words[0] ?? '')
}

/** Before the service: our options. undefined if a service is expected. */
export function completeLeading(words: readonly string[], current: string): Completion | undefined {
  const options = (Object.keys(optionTable) as OptionName[]).map(ofTable)
  return (
    completeValue(options, words, current) ??
    (current.startsWith('-') ? optionCandidates(options) : undefined)
  )
}

function ofTable(name: OptionName): TypedOption {
  return { spelling: `--${name}`, name, spec: optionTable[name] }
}

export function optionCandidates(options: readonly TypedOption[]): readonly Candidate[] {
  return options
    .filter(({ spec }) => !spec.isHidden)
    .map(({ spelling, spec }) => ({ value: spelling, description: spec.help }))
}

/**
 * The values of the option that the cursor stands behind; undefined if it stands behind none. A list takes words until
 * the next option.
 */
export function completeValue(
  options: readonly TypedOption[],
  words: readonly string[],
  current: string,
): Completion | undefined {
  const equals = /^(--[^=]+)=/.exec(current)
  if (equals) {
    const option = options.find(({ spelling }) => spelling === equals[1])
    return (
      option && withPrefix(valuesOf(option.name, option.spec, current.slice(equals[0].length)), equals[0])
    )
  }
  const at = words.findLastIndex((word) => word.startsWith('--'))
  const option = options.find(({ spelling }) => spelling === words[at])
  if (!option || option.spec.kind === 'flag' || current.startsWith('--')) return undefined
  if (at < words.length - 1 && option.spec.kind !== 'list') return undefined
  return valuesOf(option.name, option.spec, current)
}

export function withPrefix(completion: Completion, prefix: string): Completion {
  if (completion === 'files') return completion
  return completion.map(({ value, description }) => ({ value: `${prefix}${value}`, description }))
}

/** How many words are neither options nor their values. */
function countWords(options: readonly TypedOption[], words: readonly string[]): number {
  let count = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const option = options.find(({ spelling }) => spelling === word)
    if (option && option.spec.kind !== 'flag') at++
    else if (!word.startsWith('-')) count++
  }
  return count
}
