import type { Command } from './command.js'

export interface FoundCommand {
  readonly command: Command
  /** The words behind its name. */
  readonly rest: readonly string[]
}

/** The command whose name, of one word or two, the words begin with. */
export function findCommandIn(
  commands: readonly Command[],
  words: readonly string[],
): FoundCommand | undefined {
  for (const command of commands) {
    const { length } = command.name.split(' ')
    if (words.slice(0, length).join(' ') === command.name) return { command, rest: words.slice(length) }
  }
  return undefined
}
