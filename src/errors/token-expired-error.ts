import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

interface TokenExpiredContext extends ErrorContext {
  readonly resumeToken: string | undefined
  readonly items: number
}

/**
 * The service no longer accepts the token of a listing, and the listing could not be continued in another way.
 * Everything delivered before is correct. The service's error is the `cause`.
 *
 * @example
 * try { for await (const quota of quotas.items()) store(quota) } catch (error) {
 *   if (error instanceof TokenExpiredError) console.log('start over;', error.items, 'items were delivered')
 * }
 */
export class TokenExpiredError extends NextTokenError {
  override readonly name = 'TokenExpiredError'
  /**
   * The refused token, where a loop stopped; for a collected result, which delivered nothing, where it began.
   */
  readonly resumeToken: string | undefined
  /** Number of items that the loop had delivered. */
  readonly items: number

  constructor(problem: string, context: TokenExpiredContext) {
    super('TokenExpired', problem, context)
    this.resumeToken = context.resumeToken
    this.items = context.items
  }
}
