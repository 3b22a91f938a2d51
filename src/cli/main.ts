import { commands, findCommand, runCommand } from './commands/index.js'
import { firstHelp } from './help/index.js'
import { findOption, UsageError } from './options/index.js'
import { ClosedPipe, type ExitStatus, exitStatus, type Io, packageVersion } from './terminal/index.js'

const usageRemedy = 'write nexttoken SERVICE OPERATION, such as: nexttoken sns list-topics'

/**
 * Runs a command line: the words behind `nexttoken`. Never throws. What a command needs is loaded when the command is
 * known: `--version` and the first help load no client and no model.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    const status = await dispatch(argv, io)
    await io.stdout.flush()
    return status
  } catch (error) {
    if (error instanceof ClosedPipe) return exitStatus.complete
    const { reportFailure } = await import('./failure/index.js')
    // Standard error may be closed as well, and then there is nobody to tell.
    return reportFailure(error, { argv, io }).catch(() => exitStatus.error)
  }
}

async function dispatch(given: readonly string[], io: Io): Promise<ExitStatus> {
  const argv = withServiceFirst(given)
  const [first] = argv
  if (first === 'help') return dispatch([...argv.slice(1), '--help'], io)
  if (first === undefined || first.startsWith('-')) return withoutCommand(argv, io)
  const found = findCommand(argv)
  if (found) return runCommand(found.command, found.rest, io)
  const { runOperation } = await import('./run-operation.js')
  return runOperation(argv, io)
}

async function withoutCommand(argv: readonly string[], io: Io): Promise<ExitStatus> {
  if (argv.includes('--version')) {
    await io.stdout.write(`nexttoken ${packageVersion()}\n`)
    return exitStatus.complete
  }
  if (argv.length > 0 && !argv.includes('--help') && !argv.includes('-h')) {
    throw new UsageError([`there is no service in the command line: ${argv.join(' ')}`], usageRemedy)
  }
  await io.stdout.write(firstHelp(commands, io.stdout.width))
  return exitStatus.complete
}

/** As in the AWS CLI, options may come before the service: they are moved behind the rest. */
function withServiceFirst(argv: readonly string[]): readonly string[] {
  let at = 0
  while (at < argv.length) {
    const word = argv[at] ?? ''
    if (!word.startsWith('-')) break
    const spec = word.includes('=') ? undefined : findOption(word)?.spec
    at += spec && spec.kind !== 'flag' ? 2 : 1
  }
  return at >= argv.length ? argv : [...argv.slice(at), ...argv.slice(0, at)]
}
