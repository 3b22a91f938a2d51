import type { OptionSpec } from './option-spec.js'
import { type OptionName, optionTable } from './option-table.js'

/** One of our options, as a word of the command line names it. */
export interface FoundOption {
  readonly name: OptionName
  readonly spec: OptionSpec
  /** It was written as `--cli-NAME`, which no parameter of an operation can mean. */
  readonly isSecondSpelling: boolean
}

/**
 * The option that a word names, without a value behind `=`. Options that the AWS CLI does not have can also be written
 * with `--cli-`, because an operation may have a parameter of the same name.
 *
 * @example findOption('--cli-parallel')?.name // 'parallel'
 */
export function findOption(word: string): FoundOption | undefined {
  if (!word.startsWith('--')) return undefined
  const name = word.slice(2)
  if (isName(name)) return { name, spec: optionTable[name], isSecondSpelling: false }
  const plain = name.replace(/^cli-/, '')
  if (plain === name || !isName(plain)) return undefined
  const spec: OptionSpec = optionTable[plain]
  return spec.isAws ? undefined : { name: plain, spec, isSecondSpelling: true }
}

/** All ways to write an option, the usual one first. */
export function spellingsOf(name: OptionName): readonly string[] {
  const spec: OptionSpec = optionTable[name]
  return spec.isAws ? [`--${name}`] : [`--${name}`, `--cli-${name}`]
}

function isName(name: string): name is OptionName {
  return Object.hasOwn(optionTable, name)
}
