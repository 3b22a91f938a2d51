/**
 * A word as a POSIX shell reads it.
 *
 * @example shellWord("Contents[?Size > `1`]") // 'Contents[?Size > `1`]' with quotes around it
 */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** A command line that can be pasted. */
export function shellCommand(words: readonly string[]): string {
  return ['nexttoken', ...words].map(shellWord).join(' ')
}
