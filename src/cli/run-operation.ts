import { operationCommand } from './arguments/index.js'
import { commands, runFleet } from './commands/index.js'
import { findOperationNamed, findServiceNamed } from './find-operation-named.js'
import { operationHelp, serviceHelp } from './help/index.js'
import { readOperationWords, runListing, writeSkeleton } from './listing/index.js'
import { asksForFleet, optionIn, serviceWord } from './options/index.js'
import { type ExitStatus, exitStatus, type Io, packageVersion } from './terminal/index.js'

/**
 * Runs `nexttoken SERVICE OPERATION …`.
 *
 * @throws UsageError, and whatever ends the call.
 */
export async function runOperation(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const [service = '', name = '', ...words] = argv
  const names = commands.filter(({ isHidden }) => !isHidden).map((command) => command.name)
  const model = findServiceNamed(service, { others: names, profile: optionIn(argv, 'profile') })
  if (name === '' || name === 'help' || name.startsWith('-')) {
    return write(io, serviceHelp(model, io.stdout.width))
  }
  if (name === 'wait' && !model.findOperation(name)) {
    const { runWait } = await import('./waiting/index.js')
    return runWait(model, { words, argv, io })
  }
  const operation = findOperationNamed(model, name)
  const named = `nexttoken ${serviceWord(model)} ${operationCommand(operation.name)}`
  const command = await readOperationWords(operation, { words, argv, io, named })
  const { own } = command
  if (own.help) return write(io, operationHelp(operation, io.stdout.width))
  if (own.version) return write(io, `nexttoken ${packageVersion()}\n`)
  const run = { operation, command, argv, io }
  if (own['generate-cli-skeleton'] !== undefined) return writeSkeleton(run)
  return asksForFleet(own) ? runFleet(run) : runListing(run)
}

async function write(io: Io, text: string): Promise<ExitStatus> {
  await io.stdout.write(text)
  return exitStatus.complete
}
