import type { OperationModel } from '../models/index.js'
import { type Command, operationCommand, readCommand, skeletonOf } from './arguments/index.js'
import { commands, runFleet } from './commands/index.js'
import { findOperationNamed, findServiceNamed } from './find-operation-named.js'
import { operationHelp, serviceHelp } from './help/index.js'
import { profileSetting, runListing } from './listing/index.js'
import { asksForFleet, optionIn, serviceWord, UsageError } from './options/index.js'
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
  const operation = findOperationNamed(model, name)
  const command = await readWords(operation, words, { io, binaryFormat: binaryFormatOf(argv) })
  const { own } = command
  if (own.help) return write(io, operationHelp(operation, io.stdout.width))
  if (own.version) return write(io, `nexttoken ${packageVersion()}\n`)
  if (own['generate-cli-skeleton'] !== undefined) return writeSkeleton(operation, command, io)
  const run = { operation, command, argv, io }
  return asksForFleet(own) ? runFleet(run) : runListing(run)
}

/** Every problem of the words, and where to read what they could be. */
async function readWords(...parameters: Parameters<typeof readCommand>): Promise<Command> {
  try {
    return await readCommand(...parameters)
  } catch (error) {
    if (!(error instanceof UsageError) || error.remedy !== undefined) throw error
    const [{ name, service }] = parameters
    const help = `nexttoken ${serviceWord(service)} ${operationCommand(name)} help`
    throw new UsageError(error.problems, `${help} shows what it takes.`)
  }
}

function binaryFormatOf(argv: readonly string[]): 'raw-in-base64-out' | 'base64' {
  const found = profileSetting(optionIn(argv, 'profile'), 'cli_binary_format')
  return found === 'raw-in-base64-out' ? found : 'base64'
}

async function writeSkeleton(operation: OperationModel, { own }: Command, io: Io): Promise<ExitStatus> {
  const kind = own['generate-cli-skeleton'] ?? 'input'
  const skeleton = skeletonOf(operation, kind)
  if (kind !== 'yaml-input') return write(io, `${JSON.stringify(skeleton, undefined, 4)}\n`)
  const { stringify } = await import('yaml')
  return write(io, stringify(skeleton))
}

async function write(io: Io, text: string): Promise<ExitStatus> {
  await io.stdout.write(text)
  return exitStatus.complete
}
