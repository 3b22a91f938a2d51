import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/** The bytes of an answer are not what its protocol allows. */
export class ResponseParseError extends NextTokenError {
  override readonly name = 'ResponseParseError'

  constructor(problem: string, context: ErrorContext = {}) {
    super('ResponseParse', problem, context)
  }
}
