import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/** One thing wrong with an input. */
export interface ParamProblem {
  /** Where in the input, such as `Filters[0].Values`; empty for the input itself. */
  readonly path: string
  readonly message: string
}

/** The input does not fit the operation. Every problem is listed, in `problems` and in the message. */
export class ParamValidationError extends NextTokenError {
  override readonly name = 'ParamValidationError'

  constructor(
    readonly problems: readonly ParamProblem[],
    context: ErrorContext,
  ) {
    super('ParamValidation', problems.map((problem) => problem.message).join('\n  '), context)
  }
}
