/**
 * commands: what is no operation of a service, such as `nexttoken services`.
 *
 * In: the words of a command line. Out: the command that they name, and its exit status. Only descriptions are loaded
 * here; each command loads what it does when it runs.
 */
import type { OperationRun } from '../listing/index.js'
import { UsageError } from '../options/index.js'
import type { ExitStatus } from '../terminal/index.js'
import { operationsCommand, servicesCommand } from './catalogue/index.js'
import { completeCommand, completionCommand } from './completion/index.js'
import { configureListCommand } from './configure/index.js'
import { type Command, type FoundCommand, findCommandIn } from './contract/index.js'
import { describeCommand } from './describe/index.js'
import { inventoryCommand } from './inventory/index.js'
import type { CommandRun } from './run-found.js'
import { simulateCommand } from './simulate/index.js'
import { typesCommand } from './types/index.js'
import { versionCommand } from './version/index.js'
import { walkCommand } from './walk/index.js'

export const commands: readonly Command[] = [
  servicesCommand,
  operationsCommand,
  describeCommand,
  inventoryCommand,
  configureListCommand,
  simulateCommand,
  walkCommand,
  typesCommand,
  completionCommand,
  versionCommand,
  completeCommand(() => commands),
]

/**
 * undefined if the words name no command: then they name a service.
 *
 * @throws UsageError for the first word of a command of two words without its second.
 */
export function findCommand(argv: readonly string[]): FoundCommand | undefined {
  const found = findCommandIn(commands, argv)
  const [first = '', second] = argv
  const longer = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name)
  if (found || longer.length === 0) return found
  const seen = second === undefined ? `${first} needs a second word` : `there is no ${first} ${second}`
  throw new UsageError([seen], `use nexttoken ${longer.join(' or nexttoken ')}`)
}

/**
 * Runs a command. Reading its words needs more of the library than finding it.
 *
 * @throws UsageError with every problem of the words.
 */
export async function runCommand(...[command, argv, io]: CommandRun): Promise<ExitStatus> {
  if (command.isRaw) {
    const run = await command.load()
    return run({ own: {}, extra: {}, positionals: argv }, io)
  }
  const { runFound } = await import('./run-found.js')
  return runFound(command, argv, io)
}

/**
 * Runs an operation in several regions and accounts.
 *
 * @throws UsageError with every problem of the options; what ends the run as a whole.
 */
export async function runFleet(run: OperationRun): Promise<ExitStatus> {
  const fleet = await import('./fleet/index.js')
  return fleet.runFleet(run)
}
