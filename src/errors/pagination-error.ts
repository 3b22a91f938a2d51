import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/** A listing that cannot go on. `resumeToken` is where it stopped, as `startingToken` takes it. */
export class PaginationError extends NextTokenError {
  override readonly name = 'PaginationError'
  readonly resumeToken: string | undefined

  constructor(problem: string, context: ErrorContext & { readonly resumeToken?: string | undefined } = {}) {
    super('Pagination', problem, context)
    this.resumeToken = context.resumeToken
  }
}
