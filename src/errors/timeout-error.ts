import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/** A time limit passed: the call's `timeout` or one of the request handler. The message names it. */
export class TimeoutError extends NextTokenError {
  override readonly name = 'TimeoutError'

  constructor(problem: string, context: ErrorContext = {}) {
    super('Timeout', problem, context)
  }
}
