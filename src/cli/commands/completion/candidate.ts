/** What may stand at the cursor. */
export interface Candidate {
  readonly value: string
  /** One line; empty if the value says it all. */
  readonly description: string
}

/** Candidates, or the names of files, which the shell itself knows. */
export type Completion = readonly Candidate[] | 'files'

export function plain(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value, description: '' }))
}
