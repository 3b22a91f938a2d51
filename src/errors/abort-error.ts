import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/** The caller's `signal` was aborted; its reason is the `cause`. Named as `fetch` and the AWS SDK v3 name it. */
export class AbortError extends NextTokenError {
  override readonly name = 'AbortError'

  constructor(problem: string, context: ErrorContext = {}) {
    super('Aborted', problem, context)
  }
}
