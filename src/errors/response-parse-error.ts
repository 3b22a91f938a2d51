import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/** The response is not valid in its protocol. */
export class ResponseParseError extends NextTokenError {
  override readonly name = 'ResponseParseError'

  constructor(problem: string, context: ErrorContext = {}) {
    super('ResponseParse', problem, context)
  }
}
