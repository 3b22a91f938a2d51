import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

interface PaginationContext extends ErrorContext {
  readonly resumeToken?: string | undefined
  readonly page?: object | undefined
}

/** A listing that cannot go on, or a call whose answer is one page of several. */
export class PaginationError extends NextTokenError {
  override readonly name = 'PaginationError'
  /** Where a listing stopped, as `startingToken` takes it. */
  readonly resumeToken: string | undefined
  // Private, so that who prints the error does not print what the page holds.
  readonly #page: object | undefined

  constructor(problem: string, context: PaginationContext = {}) {
    super('Pagination', problem, context)
    this.resumeToken = context.resumeToken
    this.#page = context.page
  }

  /** The answer that was cut, where `onTruncated` is `'error'`. */
  get page(): object | undefined {
    return this.#page
  }
}
