import type { OperationModel } from '../../../models/index.js'
import { type Command, readCommand } from '../../arguments/index.js'
import { optionIn, UsageError } from '../../options/index.js'
import type { Io } from '../../terminal/index.js'
import { profileSetting } from './profile-setting.js'

/** The words behind an operation's name, and what they belong to. */
export interface OperationWords {
  readonly words: readonly string[]
  /** The whole command line. */
  readonly argv: readonly string[]
  readonly io: Io
  /** The command whose help shows what may stand there, such as `nexttoken sns publish`. */
  readonly named: string
  /** What was already found to be wrong with the command line. */
  readonly problems?: readonly string[]
}

/** @throws UsageError with every problem of the words, and where to read what they could be. */
export async function readOperationWords(
  operation: OperationModel,
  { words, argv, io, named, problems = [] }: OperationWords,
): Promise<Command> {
  try {
    const command = await readCommand(operation, words, { io, binaryFormat: binaryFormatOf(argv) })
    if (problems.length > 0 && !command.own.help) throw new UsageError(problems)
    return command
  } catch (error) {
    if (!(error instanceof UsageError) || error.remedy !== undefined) throw error
    const all = new Set([...problems, ...error.problems])
    throw new UsageError([...all], `${named} help shows what it takes.`)
  }
}

function binaryFormatOf(argv: readonly string[]): 'raw-in-base64-out' | 'base64' {
  const found = profileSetting(optionIn(argv, 'profile'), 'cli_binary_format')
  return found === 'raw-in-base64-out' ? found : 'base64'
}
