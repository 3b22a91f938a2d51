import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import type { Command, RunCommand } from '../contract/index.js'
import { complete } from './complete.js'

/** Never fails: a message would be written into the line that a user is typing. */
export function answerShell(commands: readonly Command[]): RunCommand {
  return async ({ positionals }, io: Io): Promise<ExitStatus> => {
    const words = positionals.slice(0, -1)
    const current = (positionals.at(-1) ?? '').replace(/^@/, '')
    const completion = await complete(commands, words, current).catch(() => [])
    const lines =
      completion === 'files'
        ? [':files']
        : completion.map(({ value, description }) => `${value}\t${description.replace(/\s+/g, ' ')}`)
    await io.stdout.write(lines.map((line) => `${line}\n`).join(''))
    return exitStatus.complete
  }
}
