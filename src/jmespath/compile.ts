import { type ErrorContext, PaginationError } from '../errors/index.js'
import { messageOf } from '../values/index.js'
import { compileNode, type Evaluate } from './evaluate.js'
import { ExpressionError } from './expression-error.js'
import { parse } from './parse.js'

/**
 * A JMESPath expression as a function of the value that it searches. What is not there is `null`.
 *
 * @throws PaginationError that names the expression and the position, for one that does not parse; and from the
 * function, for a value that the expression's functions do not take.
 */
export function compileJmespath(expression: string, context: ErrorContext = {}): Evaluate {
  const evaluate = compileExpression(expression, context)
  return (value) => {
    try {
      return evaluate(value) ?? null
    } catch (cause) {
      throw new PaginationError(`JMESPath ${JSON.stringify(expression)} failed: ${reason(cause)}`, {
        ...context,
        cause,
      })
    }
  }
}

function compileExpression(expression: string, context: ErrorContext): Evaluate {
  try {
    return compileNode(parse(expression))
  } catch (cause) {
    throw new PaginationError(
      `invalid JMESPath expression ${JSON.stringify(expression)}${place(expression, cause)}: ${reason(cause)}; see https://jmespath.org/specification.html`,
      { ...context, cause },
    )
  }
}

function reason(error: unknown): string {
  return messageOf(error)
}

function place(expression: string, error: unknown): string {
  if (!(error instanceof ExpressionError)) return ''
  return error.position < expression.length ? ` at position ${error.position}` : ''
}
