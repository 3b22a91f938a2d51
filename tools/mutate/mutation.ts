/** One change of the source: the text between two offsets is replaced. */
export interface Mutation {
  readonly kind: string
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** A mutation in its file, as it is listed: `src/pace/wait.ts:12  boundary  a < b → a <= b`. */
export interface Mutant extends Mutation {
  /** From the repository's root, with `/`. */
  readonly file: string
  readonly line: number
  /** The text that is replaced, on one line. */
  readonly before: string
  readonly after: string
  /** The index, among the marks of its file, of the statement that must run for the mutant to matter. */
  readonly mark: number
}
