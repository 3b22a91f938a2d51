import { type ErrorContext, NextTokenError, PaginationError } from '../../errors/index.js'
import { compileJmespath, type Evaluate } from '../../jmespath/index.js'

/**
 * Compiles the expression that a caller passed to `search()`.
 *
 * @throws PaginationError, as for every other wrong argument of a listing; so does the function.
 */
export function compileSearch(expression: string, context: ErrorContext): Evaluate {
  const search = asPaginationError(context, () => compileJmespath(expression))
  return (page) => asPaginationError(context, () => search(page))
}

function asPaginationError<Result>(context: ErrorContext, run: () => Result): Result {
  try {
    return run()
  } catch (cause) {
    if (!(cause instanceof NextTokenError)) throw cause
    throw new PaginationError(cause.message, { ...context, cause })
  }
}
