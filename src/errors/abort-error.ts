import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/**
 * The caller's `signal` was aborted. Its reason is the `cause`. The name is that of `fetch` and of the AWS SDK
 * v3.
 */
export class AbortError extends NextTokenError {
  override readonly name = 'AbortError'

  constructor(problem: string, context: ErrorContext = {}) {
    super('Aborted', problem, context)
  }
}
