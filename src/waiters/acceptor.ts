import { type ErrorContext, NextTokenError } from '../errors/index.js'
import { compileJmespath } from '../jmespath/index.js'
import { isObject, isSameValue } from '../values/index.js'
import type { WaiterAcceptor, WaiterAnswer } from './waiter-answer.js'

type Answer = WaiterAnswer<object>

/** An acceptor of a waiter, ready to judge. */
export interface Acceptor {
  readonly description: WaiterAcceptor
  /** What it looks at in an answer; undefined if the answer has nothing of the kind. */
  readonly look: (answer: Answer) => unknown
  readonly matches: (answer: Answer) => boolean
}

type Matcher = WaiterAcceptor['matcher']

/** Whether what an acceptor found is what it expects, as botocore decides it. No list is matched by an empty one. */
const tests: Readonly<Record<Matcher, (found: unknown, expected: unknown) => boolean>> = {
  path: isSameValue,
  pathAll: (found, expected) =>
    isFilledList(found) && found.every((element) => isSameValue(element, expected)),
  pathAny: (found, expected) =>
    isFilledList(found) && found.some((element) => isSameValue(element, expected)),
  status: isSameValue,
  error: (code, expected) =>
    typeof expected === 'boolean' ? (code !== undefined) === expected : code === expected,
}

/** @throws NextTokenError `InvalidExpression` */
export function compileAcceptor(description: WaiterAcceptor, context: ErrorContext): Acceptor {
  const { matcher, expected } = description
  const look = lookOf(description, context)
  return { description, look, matches: (answer) => tests[matcher](look(answer), expected) }
}

function lookOf({ matcher, argument = '' }: WaiterAcceptor, context: ErrorContext): Acceptor['look'] {
  if (matcher === 'error') return ({ error }) => error?.code
  if (matcher === 'status') return ({ output, error }) => error?.statusCode ?? statusOf(output)
  const search = compileJmespath(argument, context)
  return ({ output }) => output && searchIn(output, search)
}

/**
 * A function that does not accept what it finds (`length` of a list that the answer lacks) finds nothing, as in the AWS
 * SDKs. In boto3 it ends the wait with an error of its JMESPath library.
 */
function searchIn(output: object, search: (value: unknown) => unknown): unknown {
  try {
    return search(output)
  } catch (error) {
    if (error instanceof NextTokenError && error.code === 'InvalidExpression') return null
    throw error
  }
}

function statusOf(output: object | undefined): unknown {
  const metadata: unknown = output && Reflect.get(output, '$metadata')
  return isObject(metadata) ? metadata.httpStatusCode : undefined
}

function isFilledList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0
}
