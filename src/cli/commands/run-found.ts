import { type ExitStatus, exitStatus, type Io } from '../terminal/index.js'
import { type Command, helpOf, readWords } from './contract/index.js'

/** A command, the words behind its name, and the process. */
export type CommandRun = readonly [command: Command, argv: readonly string[], io: Io]

/** @throws UsageError with every problem of the words. */
export async function runFound(...[command, argv, io]: CommandRun): Promise<ExitStatus> {
  const isHelp = argv.length === 1 && argv[0] === 'help'
  const given = readWords(command, isHelp ? ['--help'] : argv)
  if (given.own.help) {
    await io.stdout.write(helpOf(command, io.stdout.width))
    return exitStatus.complete
  }
  const run = await command.load()
  return run(given, io)
}
