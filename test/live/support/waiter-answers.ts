import type { AcceptorDescription, OperationModel, Shape } from '../../../src/models/index.js'

/** An answer as botocore's waiter gets it: the parsed response, an error among them. */
export type WaiterResponse = Record<string, unknown> & {
  readonly Error?: { readonly Code: string; readonly Message: string }
  readonly ResponseMetadata: { readonly HTTPStatusCode: number }
}

export interface AnswerSource {
  readonly operation: OperationModel
  readonly acceptors: readonly AcceptorDescription[]
  readonly random: () => number
  /** Number of the wait: the usual state of its outputs is another one in each. */
  readonly turn: number
}

/** A random answer: an output with the members that the acceptors look at, an error that one expects, or another one. */
export function randomAnswer(source: AnswerSource): WaiterResponse {
  const { acceptors, random } = source
  const codes = acceptors.flatMap(({ matcher, expected }) =>
    matcher === 'error' && typeof expected === 'string' ? [expected] : [],
  )
  const statuses = acceptors.flatMap(({ matcher, expected }) =>
    matcher === 'status' ? [Number(expected)] : [],
  )
  const kind = random()
  if (kind < 0.15) return refusal(oneOf([...codes, 'AccessDenied'], random), 400)
  if (kind < (statuses.length > 0 ? 0.5 : 0.2))
    return refusal(oneOf([...codes, '404'], random), oneOf([...statuses, 404, 500], random))
  return output(source)
}

function refusal(code: string, status: number): WaiterResponse {
  return { Error: { Code: code, Message: 'made up' }, ResponseMetadata: { HTTPStatusCode: status } }
}

function output(source: AnswerSource): WaiterResponse {
  const { operation, acceptors, random, turn } = source
  const strings = acceptors.flatMap(({ expected }) => (typeof expected === 'string' ? [expected] : []))
  const literals = acceptors.flatMap(({ argument = '' }) => quoted(argument))
  const values = [...strings, ...literals, 'SOMETHING_ELSE']
  const maker: Maker = {
    random,
    names: new Set(acceptors.flatMap(({ argument = '' }) => argument.match(/[A-Za-z_]\w*/g) ?? [])),
    strings: values,
    // Lists whose elements are all the same are rare otherwise.
    usual: random() < 0.5 ? oneOf(values, random) : (values[turn % values.length] ?? ''),
  }
  const made = operation.output ? structure(operation.output, maker, 0) : {}
  const status = acceptors.find(({ matcher }) => matcher === 'status')?.expected
  const statuses = [200, ...(typeof status === 'number' && status < 300 ? [status] : [])]
  return { ...made, ResponseMetadata: { HTTPStatusCode: oneOf(statuses, random) } }
}

interface Maker {
  readonly random: () => number
  readonly names: ReadonlySet<string>
  readonly strings: readonly string[]
  readonly usual: string
}

function structure(shape: Shape, maker: Maker, depth: number): Record<string, unknown> {
  const wanted = [...shape.members.values()].filter(({ name }) => maker.names.has(name))
  const present = wanted.filter(() => maker.random() < 0.9)
  return Object.fromEntries(present.map((member) => [member.name, value(member.shape, maker, depth + 1)]))
}

function value(shape: Shape, maker: Maker, depth: number): unknown {
  const { random, strings, usual } = maker
  if (shape.type === 'structure') return depth > 8 ? {} : structure(shape, maker, depth)
  const count = Math.floor(random() * 4)
  const several = Array.from({ length: count }, (_, index) => index)
  if (shape.type === 'list') return several.map(() => value(shape.element.shape, maker, depth + 1))
  if (shape.type === 'map') {
    return Object.fromEntries(several.map((key) => [`k${key}`, value(shape.value.shape, maker, depth + 1)]))
  }
  if (shape.type === 'boolean') return random() < 0.5
  if (shape.type === 'string' || shape.type === 'character')
    return random() < 0.8 ? usual : oneOf(strings, random)
  return Math.floor(random() * 3)
}

function quoted(expression: string): string[] {
  return [...expression.matchAll(/'([^']*)'/g)].map(([, text = '']) => text)
}

function oneOf<T>(values: readonly T[], random: () => number): T {
  const found = values[Math.floor(random() * values.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
