/** A command line that cannot be run, with all its problems. Nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'

  constructor(
    /** Sentences, one for each problem. */
    readonly problems: readonly string[],
    /** What to do: a sentence, such as a command that shows more. */
    readonly remedy?: string,
  ) {
    super(problems.join('\n'))
  }
}
