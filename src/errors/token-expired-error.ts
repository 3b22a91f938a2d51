import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

interface TokenExpiredContext extends ErrorContext {
  readonly resumeToken: string | undefined
  readonly items: number
}

/**
 * The service no longer takes a listing's token, and the listing could not be taken up again by other means. What was
 * delivered before is right, and the service's own error is the `cause`.
 *
 * @example
 * try { for await (const quota of quotas.items()) store(quota) } catch (error) {
 *   if (error instanceof TokenExpiredError) console.log('start over;', error.items, 'items were delivered')
 * }
 */
export class TokenExpiredError extends NextTokenError {
  override readonly name = 'TokenExpiredError'
  /** Where a loop stopped: the token that was refused. Of a collection, which delivered nothing, where it began. */
  readonly resumeToken: string | undefined
  /** How many items the loop had delivered. */
  readonly items: number

  constructor(problem: string, context: TokenExpiredContext) {
    super('TokenExpired', problem, context)
    this.resumeToken = context.resumeToken
    this.items = context.items
  }
}
