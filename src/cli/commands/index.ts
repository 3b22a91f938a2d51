/**
 * commands: what is no operation of a service.
 */
import type { ExitStatus, Io } from '../terminal/index.js'

export interface Command {
  readonly name: string
  readonly summary: string
  readonly isHidden?: true
}

export const commands: readonly Command[] = []

export function findCommand(
  argv: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | undefined {
  const command = commands.find(({ name }) => name === argv[0])
  return command && { command, rest: argv.slice(1) }
}

export async function runCommand(command: Command, argv: readonly string[], io: Io): Promise<ExitStatus> {
  await io.stdout.write(`${command.name} ${argv.join(' ')}\n`)
  return 0
}
