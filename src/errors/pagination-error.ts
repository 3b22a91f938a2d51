import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

interface PaginationContext extends ErrorContext {
  readonly resumeToken?: string | undefined
  readonly page?: object | undefined
}

/**
 * A listing that cannot continue, or, with `onTruncated: 'error'`, a call that returned the first of several
 * pages.
 */
export class PaginationError extends NextTokenError {
  override readonly name = 'PaginationError'
  /** Continues the listing where it stopped: pass it as `startingToken`. */
  readonly resumeToken: string | undefined
  // Private, so that printing the error does not print the page's content.
  readonly #page: object | undefined

  constructor(problem: string, context: PaginationContext = {}) {
    super('Pagination', problem, context)
    this.resumeToken = context.resumeToken
    this.#page = context.page
  }

  /** With `onTruncated: 'error'`: the output of the call. */
  get page(): object | undefined {
    return this.#page
  }
}
