import type { Command } from '../contract/index.js'

/**
 * Asked by the scripts. The last word has `@` before it, because some shells drop an empty word. `commands`: all of them,
 * this one included, so it is called late.
 */
export function completeCommand(commands: () => readonly Command[]): Command {
  return {
    name: '__complete',
    summary: 'Write what may stand at the end of a command line.',
    words: [{ name: 'WORD', isMany: true }],
    isHidden: true,
    isRaw: true,
    load: async () => (await import('./answer-shell.js')).answerShell(commands()),
  }
}
