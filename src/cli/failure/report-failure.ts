import { UsageError } from '../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../terminal/index.js'

/** Writes an error to standard error, and gives the exit status. */
export async function reportFailure(
  error: unknown,
  { argv, io }: { readonly argv: readonly string[]; readonly io: Io },
): Promise<ExitStatus> {
  if (error instanceof UsageError) {
    const lines = [...error.problems, ...(error.remedy === undefined ? [] : [error.remedy])]
    await io.stderr.write(lines.map((line) => `nexttoken: ${line}\n`).join(''))
    return exitStatus.usage
  }
  await io.stderr.write(`nexttoken: ${error instanceof Error ? error.message : String(error)}\n`)
  if (argv.includes('--debug') && error instanceof Error) await io.stderr.write(`${error.stack}\n`)
  return exitStatus.error
}
