import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/** A problem with an input. */
export interface ParamProblem {
  /** The place in the input, such as `Filters[0].Values`; empty for the input itself. */
  readonly path: string
  readonly message: string
}

/** The input is not valid for the operation. `problems` and the message list every problem. */
export class ParamValidationError extends NextTokenError {
  override readonly name = 'ParamValidationError'

  constructor(
    readonly problems: readonly ParamProblem[],
    context: ErrorContext,
  ) {
    super('ParamValidation', problems.map((problem) => problem.message).join('\n  '), context)
  }
}
