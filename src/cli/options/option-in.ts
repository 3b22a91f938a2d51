import type { OptionName } from './option-table.js'

/**
 * The value of an option of ours as it was typed, before the rest can be read. Only for options that no parameter can
 * hide: those of the AWS CLI.
 *
 * @example optionIn(['sns', 'list-topics', '--profile', 'dev'], 'profile') // 'dev'
 */
export function optionIn(argv: readonly string[], name: OptionName): string | undefined {
  const word = `--${name}`
  const at = argv.findLastIndex((one) => one === word || one.startsWith(`${word}=`))
  const found = argv[at]
  return found === word ? argv[at + 1] : found?.slice(word.length + 1)
}
