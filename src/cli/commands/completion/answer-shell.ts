import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import type { Command, RunCommand } from '../contract/index.js'
import type { Completion } from './candidate.js'
import { complete } from './complete.js'

/** Built into a file of its own (tools/build/main.ts), because the library's core would take too long to load. */
export function answerShell(commands: readonly Command[]): RunCommand {
  return async ({ positionals }, io: Io): Promise<ExitStatus> => {
    const words = positionals.slice(0, -1)
    const current = (positionals.at(-1) ?? '').replace(/^@/, '')
    const completion = candidates(commands, words, current)
    const lines =
      completion === 'files'
        ? [':files']
        : completion.map(({ value, description }) => `${value}\t${description.replace(/\s+/g, ' ')}`)
    await io.stdout.write(lines.map((line) => `${line}\n`).join(''))
    return exitStatus.complete
  }
}

/** Never fails: a message would be written into the line that a user is typing. */
function candidates(commands: readonly Command[], words: readonly string[], current: string): Completion {
  try {
    return complete(commands, words, current)
  } catch {
    return []
  }
}
