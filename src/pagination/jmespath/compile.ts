import { compile, tokenize } from '@jmespath-community/jmespath'
import { type ErrorContext, PaginationError } from '../../errors/index.js'
import { compileNode, type Evaluate } from './evaluate.js'

/** As boto3 takes it: `` `text` `` without quotes is a string. */
const options = { enable_legacy_literals: true }

/**
 * A JMESPath expression as a function of the value that it searches. What is not there is `null`.
 *
 * @throws PaginationError that names the expression and the position, for one that does not parse; and from the
 * function, for a value that the expression's functions do not take.
 */
export function compileJmespath(expression: string, context: ErrorContext = {}): Evaluate {
  const evaluate = parse(expression, context)
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

function parse(expression: string, context: ErrorContext): Evaluate {
  try {
    checkQuotes(expression)
    return compileNode(compile(expression, options))
  } catch (cause) {
    throw new PaginationError(
      `JMESPath ${JSON.stringify(expression)} is not one that can be used${place(expression)}: ` +
        `${reason(cause)}; see https://jmespath.org/specification.html`,
      { ...context, cause },
    )
  }
}

/** The parser takes a quote that is never closed for one that ends with the expression. */
function checkQuotes(expression: string): void {
  const rest = expression.replace(quoted, (text) => ' '.repeat(text.length))
  const open = rest.search(/["'`]/)
  if (open >= 0) throw new SyntaxError(`the quote at position ${open} is never closed`)
}

const quoted = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/gs

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/**
 * Where the parser stopped. Its error does not say, but every beginning of an expression up to the wrong token
 * is merely too short.
 */
function place(expression: string): string {
  const position = positions(expression).find((_, index, starts) => {
    const end = starts[index + 1] ?? expression.length
    const message = failure(expression.slice(0, end))
    return message !== undefined && !/EOF|end of/.test(message)
  })
  if (position !== undefined) return `, from position ${position} on`
  return failure(expression) === undefined ? '' : ', from its end on'
}

/** Where each token begins; of an expression with a wrong character, as far as it can be read. */
function positions(expression: string): number[] {
  for (let end = expression.length; end > 0; end--) {
    try {
      const starts = tokenize(expression.slice(0, end), options).map((token) => token.start)
      return end === expression.length ? starts : [...starts.filter((start) => start < end), end]
    } catch {
      // The wrong character is further to the left.
    }
  }
  return expression === '' ? [] : [0]
}

function failure(expression: string): string | undefined {
  try {
    compile(expression, options)
    return undefined
  } catch (error) {
    return reason(error)
  }
}
