import { NextTokenError } from '../errors/index.js'
import type { OperationModel, ServiceModel, WaiterDescription } from '../models/index.js'
import { isObject, memoize, messageOf } from '../values/index.js'
import { type Acceptor, compileAcceptor } from './acceptor.js'
import type { ClientWaiter } from './client-waiter.js'
import type { WaiterAcceptor } from './waiter-answer.js'

/** A waiter that can judge answers. */
export interface CompiledWaiter {
  readonly operation: OperationModel
  readonly acceptors: readonly Acceptor[]
}

/**
 * Compiles a waiter, once for all its waits.
 *
 * @throws NextTokenError `InvalidModel` that names every problem: the model may be a user's own.
 */
export function compileWaiter({ model, name, waiter }: Omit<ClientWaiter, 'call'>): CompiledWaiter {
  const compiled = compiledWaiters(waiter)
  compiled.result ??= compile(model, waiter)
  if (!('problems' in compiled.result)) return compiled.result
  const problem = `waiter ${name}: ${compiled.result.problems.join(`\n  waiter ${name}: `)}`
  throw new NextTokenError('InvalidModel', problem, { service: model.name })
}

interface Compiled {
  result?: CompiledWaiter | { readonly problems: readonly string[] }
}

const compiledWaiters = memoize((_: WaiterDescription): Compiled => ({}))

function compile(model: ServiceModel, waiter: WaiterDescription): NonNullable<Compiled['result']> {
  const problems = problemsOf(waiter)
  const operation = model.operation(waiter.operation)
  if (!operation) problems.push(`the model has no operation ${JSON.stringify(waiter.operation)}`)
  if (!operation || problems.length > 0) return { problems }
  const acceptors = waiter.acceptors.flatMap((description, index) => {
    try {
      return [compileAcceptor(description, {})]
    } catch (error) {
      problems.push(`acceptors[${index}]: ${messageOf(error)}`)
      return []
    }
  })
  return problems.length > 0 ? { problems } : { operation, acceptors }
}

/** What is not as in botocore's `waiters-2.json`. */
function problemsOf({ delay, maxAttempts, acceptors }: WaiterDescription): string[] {
  return [
    ...(typeof delay === 'number' && delay >= 0 ? [] : [`delay: expected seconds, got ${shown(delay)}`]),
    ...(Number.isSafeInteger(maxAttempts) && maxAttempts >= 1
      ? []
      : [`maxAttempts: expected a whole number, got ${shown(maxAttempts)}`]),
    ...(Array.isArray(acceptors)
      ? acceptors.flatMap((acceptor, index) => acceptorProblems(acceptor, `acceptors[${index}]`))
      : [`acceptors: expected a list, got ${shown(acceptors)}`]),
  ]
}

const states: Readonly<Record<WaiterAcceptor['state'], true>> = { success: true, failure: true, retry: true }
const matchers: Readonly<Record<WaiterAcceptor['matcher'], true>> = {
  path: true,
  pathAll: true,
  pathAny: true,
  status: true,
  error: true,
}

function acceptorProblems(acceptor: unknown, path: string): string[] {
  if (!isObject(acceptor)) return [`${path}: expected { state, matcher, expected }, got ${shown(acceptor)}`]
  const { state, matcher, argument } = acceptor
  const needsArgument = typeof matcher === 'string' && matcher.startsWith('path')
  return [
    ...oneOf(`${path}.state`, state, states),
    ...oneOf(`${path}.matcher`, matcher, matchers),
    ...(Object.hasOwn(acceptor, 'expected') ? [] : [`${path}.expected: expected a value, got nothing`]),
    ...(needsArgument && typeof argument !== 'string'
      ? [`${path}.argument: expected a JMESPath expression, got ${shown(argument)}`]
      : []),
  ]
}

function oneOf(path: string, value: unknown, known: Readonly<Record<string, true>>): string[] {
  if (typeof value === 'string' && Object.hasOwn(known, value)) return []
  return [`${path}: expected one of ${Object.keys(known).join(', ')}, got ${shown(value)}`]
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
