/** An operation that a person has to decide on, or a decision without an operation. */
export interface Problem {
  /** `service Operation`. */
  readonly name: string
  readonly problem: string
}
