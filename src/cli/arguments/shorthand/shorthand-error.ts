/** A text that is not shorthand. `problem` has no part of the text, which may be secret. */
export class ShorthandError extends Error {
  override readonly name = 'ShorthandError'

  constructor(
    readonly problem: string,
    /** Where in the text, from 0. */
    readonly index: number,
  ) {
    super(`${problem} at position ${index + 1}`)
  }
}
