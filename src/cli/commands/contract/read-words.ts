import { type ReadOptions, readOptions } from '../../options/index.js'
import type { Command } from './command.js'

/**
 * Reads the words behind a command's name.
 *
 * @throws UsageError with every problem.
 */
export function readWords(command: Command, argv: readonly string[]): ReadOptions {
  const { name, words = [], options, ownOptions } = command
  return readOptions(argv, {
    command: `nexttoken ${name}`,
    options,
    ownOptions,
    required: words.filter(({ isOptional }) => !isOptional).map((word) => word.name),
    positionals: words.some(({ isMany }) => isMany) ? Number.POSITIVE_INFINITY : words.length,
  })
}
