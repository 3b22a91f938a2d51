import type { Member, OperationModel, ServiceModel, Shape } from '../../../src/models/index.js'
import type { Structure } from '../../../src/protocols/index.js'
import { hooksOf } from '../../../src/services/index.js'
import type { ServerProtocol } from '../../../src/simulator/protocols/server-protocol.js'
import { serverProtocols } from '../../../src/simulator/protocols/server-protocols.js'
import { compileGenerator } from '../../../src/simulator/values/generate-value.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { firstDifference } from './first-difference.js'
import { inputOnTheWire, outputOnTheWire } from './on-the-wire.js'
import { decodeThenOverwrite } from './reused-buffer.js'

export interface ServiceRoundTrip {
  readonly operations: number
  /** How many members, of whatever structure, had a value that went through. */
  readonly members: number
  /** By operation and side: what came out other than it went in. */
  readonly problems: Readonly<Record<string, string>>
}

/** What came out of a decoder, and what should have. */
interface Trip {
  readonly expected: unknown
  readonly actual: unknown
}

const MOST_VALUES = 8

/**
 * For every operation of a service: generated inputs through our encoder and the simulator's decoder, generated
 * outputs through the simulator's encoder and our decoder. Each member of each structure has a value in at least one
 * place of each direction, however deep it lies.
 */
export function serviceRoundTrip(service: ServiceModel): ServiceRoundTrip {
  const problems: Record<string, string> = {}
  const seen = { input: new Set<Member>(), output: new Set<Member>() }
  const operations = service.operationNames.flatMap((name) => service.operation(name) ?? [])
  for (const operation of operations) {
    for (const side of ['input', 'output'] as const) {
      const through = side === 'input' ? throughRequest : throughResponse
      const problem = firstProblem(operation, valuesOf(operation, operation[side], seen[side]), through)
      if (problem !== undefined) problems[`${operation.name} ${side}`] = problem
    }
  }
  return { operations: operations.length, members: seen.input.size + seen.output.size, problems }
}

/** Values of a shape that hold all members not seen yet; more than one value where a union has to be another each. */
function valuesOf({ service }: OperationModel, shape: Shape | undefined, seen: Set<Member>): Structure[] {
  if (!shape) return [{}]
  let count = 1
  const also = (parent: Shape, member: Member) => {
    if (seen.has(member)) return false
    seen.add(member)
    if (parent.traits.union) count = Math.max(count, parent.members.size)
    return true
  }
  const generate = compileGenerator(shape, shape.name, { service: service.signingName, also })
  return Array.from({ length: Math.min(count, MOST_VALUES) }, (_, index) => generate(index) as Structure)
}

function firstProblem(
  operation: OperationModel,
  values: readonly Structure[],
  through: (operation: OperationModel, value: Structure) => Trip,
): string | undefined {
  for (const value of values) {
    try {
      const { expected, actual } = through(operation, value)
      const difference = firstDifference(expected, actual)
      if (difference !== undefined) return difference
    } catch (error) {
      return String(error)
    }
  }
  return undefined
}

function throughRequest(operation: OperationModel, input: Structure): Trip {
  const encoded = loadedProtocol(operation.service).encodeRequest(operation, input)
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(encoded.query)) {
    for (const text of [value ?? ''].flat()) search.append(name, text)
  }
  const { method, path, headers, body = '' } = encoded
  const url = search.size > 0 ? `${path}?${search}` : path
  const actual = server(operation).decodeRequest(operation, { method, url, headers, body: Buffer.from(body) })
  return { expected: inputOnTheWire(operation, input), actual: inputOnTheWire(operation, actual) }
}

function throughResponse(operation: OperationModel, output: Structure): Trip {
  const reply = server(operation).encodeResponse(operation, output, 'id')
  const { statusCode, headers } = reply
  const protocol = loadedProtocol(operation.service)
  const roots = hooksOf(operation.service.serviceId).responseRoots
  const actual = decodeThenOverwrite(Buffer.from(reply.body), (body) =>
    protocol.decodeResponse(operation, { statusCode, headers, body }, { roots }),
  )
  return {
    expected: outputOnTheWire(operation, output, statusCode),
    actual: outputOnTheWire(operation, actual, statusCode),
  }
}

function server({ service }: OperationModel): ServerProtocol {
  const found = serverProtocols(service).find(({ name }) => name === service.protocolName)
  if (!found) throw new Error(`the simulator does not speak ${service.protocolName}`)
  return found
}
