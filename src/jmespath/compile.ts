import { type ErrorContext, NextTokenError } from '../errors/index.js'
import { messageOf } from '../values/index.js'
import { compileNode, type Evaluate } from './evaluate.js'
import { ExpressionError } from './expression-error.js'
import type { Node } from './node.js'
import { parse } from './parse.js'

/**
 * Compiles a JMESPath expression to a function of the value that it searches. What is not there is `null`.
 *
 * @throws NextTokenError `InvalidExpression` for an expression that cannot be parsed, with the position. The function
 * throws it too, for a value that a JMESPath function does not accept.
 */
export function compileJmespath(expression: string, context: ErrorContext = {}): Evaluate {
  return compileTree(parseJmespath(expression, context), expression, context)
}

/**
 * Compiles the tree of an expression, or of a part of it; errors name the expression.
 *
 * @throws NextTokenError `InvalidExpression`, as `compileJmespath`.
 */
export function compileTree(node: Node, expression: string, context: ErrorContext = {}): Evaluate {
  const evaluate = checked(expression, context, () => compileNode(node))
  return (value) => {
    try {
      return evaluate(value) ?? null
    } catch (cause) {
      const problem = `JMESPath expression ${JSON.stringify(expression)} failed: ${messageOf(cause)}`
      throw new NextTokenError('InvalidExpression', problem, { ...context, cause })
    }
  }
}

/**
 * Parses a JMESPath expression to its tree, which says how a search can be divided.
 *
 * @throws NextTokenError `InvalidExpression` for an expression that cannot be parsed.
 */
export function parseJmespath(expression: string, context: ErrorContext = {}): Node {
  return checked(expression, context, () => parse(expression))
}

function checked<T>(expression: string, context: ErrorContext, make: () => T): T {
  try {
    return make()
  } catch (cause) {
    const where = positionIn(expression, cause)
    const problem = `invalid JMESPath expression ${JSON.stringify(expression)}${where}: ${messageOf(cause)}; see https://jmespath.org/specification.html`
    throw new NextTokenError('InvalidExpression', problem, { ...context, cause })
  }
}

function positionIn(expression: string, error: unknown): string {
  if (!(error instanceof ExpressionError)) return ''
  return error.position < expression.length ? ` at position ${error.position}` : ''
}
