import { shellCommand } from '../../failure/index.js'

/** Options that say where a listing starts. */
const starts = ['--starting-token', '--restart', '--cli-restart']

/**
 * The command line that continues a listing: with a checkpoint or a target it is the same one, which finds its own place,
 * else the same with a starting token.
 */
export function continueCommand(argv: readonly string[], startingToken: string | undefined): string {
  const words: string[] = []
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    const start = starts.find((name) => word === name || word.startsWith(`${name}=`))
    if (start === undefined) words.push(word)
    else if (word === '--starting-token') at++
  }
  return shellCommand(startingToken === undefined ? words : [...words, '--starting-token', startingToken])
}
