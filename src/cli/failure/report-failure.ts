import { isError } from '../../values/index.js'
import { type ExitStatus, exitStatus, type Io } from '../terminal/index.js'
import { EndedListing } from './ended-listing.js'
import { type Failure, failureOf } from './failure-of.js'

/** The command that failed, and where to write. */
export interface FailedCommand {
  readonly argv: readonly string[]
  readonly io: Io
}

/** Writes an error to standard error, and gives the exit status. */
export async function reportFailure(error: unknown, { argv, io }: FailedCommand): Promise<ExitStatus> {
  const ended = error instanceof EndedListing ? error : undefined
  const cause = ended ? ended.cause : error
  const failure = failureOf(cause, argv)
  await io.stderr.write([...linesOf(failure), ...(ended ? continuation(ended) : [])].join(''))
  if (argv.includes('--debug')) await io.stderr.write(`${stackOf(cause)}\n`)
  const { hasDelivered = false, command } = ended?.progress ?? {}
  return hasDelivered && command !== undefined ? exitStatus.incomplete : failure.status
}

function linesOf({ problems, remedy }: Failure): string[] {
  const [first = '', ...others] = problems.flatMap((problem) => problem.split('\n'))
  const rest = [...others, ...(remedy === undefined ? [] : [remedy])]
  return [`nexttoken: ${first}\n`, ...rest.map((line) => `  ${line.trim()}\n`)]
}

function continuation({ progress }: EndedListing): string[] {
  const { reached, command, hasDelivered } = progress
  if (!hasDelivered) return []
  return command === undefined ? [`  ${reached}\n`] : [`  ${reached} Continue with:\n`, `  ${command}\n`]
}

/** The stacks of an error and its causes. */
function stackOf(error: unknown): string {
  if (!isError(error)) return String(error)
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\ncaused by ${stackOf(error.cause)}`
}
