import { didYouMean } from '../../../errors/index.js'
import { type ReadOptions, readOptions, UsageError } from '../../options/index.js'
import type { Command } from './command.js'

/**
 * Reads the words behind a command's name.
 *
 * @throws UsageError with every problem.
 */
export function readWords(command: Command, argv: readonly string[]): ReadOptions {
  const { name, words = [], options, ownOptions } = command
  const read = readOptions(argv, {
    command: `nexttoken ${name}`,
    options,
    ownOptions,
    required: words.filter(({ isOptional }) => !isOptional).map((word) => word.name),
    positionals: words.some(({ isMany }) => isMany) ? Number.POSITIVE_INFINITY : words.length,
  })
  const problems = read.positionals.flatMap((word, index) => problemsOf(word, words[index]))
  if (problems.length > 0) throw new UsageError(problems, `run nexttoken ${name} --help`)
  return read
}

function problemsOf(word: string, expected: NonNullable<Command['words']>[number] | undefined): string[] {
  const { name = '', values } = expected ?? {}
  if (!values || values.includes(word)) return []
  const remedy = didYouMean(word, values) || `; pass one of ${values.join(', ')}`
  return [`${name} is ${JSON.stringify(word)}${remedy}`]
}
