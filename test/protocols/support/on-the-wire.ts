import type { Member, OperationModel } from '../../../src/models/index.js'
import type { Structure } from '../../../src/protocols/index.js'

/**
 * What no wire carries, and so no round trip can bring back. Everything that differs by design is here:
 * - events, which come one by one after the answer's head, and have tests of their own;
 * - the case of a map's keys that are names of headers: HTTP has none;
 * - in the forms of `query` and `ec2`, a structure, list or map without content: there is nothing to name.
 */
export function inputOnTheWire(operation: OperationModel, input: Structure): Structure {
  const sent = asHeadersHaveIt(operation.input?.members, input)
  const { protocolName } = operation.service
  return protocolName === 'query' || protocolName === 'ec2' ? withoutEmpty(sent) : sent
}

/** As `inputOnTheWire`, and the status code stands where the model has a member for it. */
export function outputOnTheWire(operation: OperationModel, output: Structure, statusCode: number): Structure {
  const members = operation.output?.members
  const status = [...(members?.values() ?? [])].filter(({ location }) => location === 'statusCode')
  const codes = Object.fromEntries(status.map(({ name }) => [name, output[name] ?? statusCode]))
  return { ...asHeadersHaveIt(members, output), ...codes }
}

function asHeadersHaveIt(members: ReadonlyMap<string, Member> | undefined, value: Structure): Structure {
  const entries = Object.entries(value)
    .filter(([name]) => !members?.get(name)?.shape.traits.eventstream)
    .map(([name, item]) => [name, members?.get(name)?.location === 'headers' ? inLowerCase(item) : item])
  return Object.fromEntries(entries)
}

function inLowerCase(map: unknown): Structure {
  return Object.fromEntries(Object.entries(Object(map)).map(([name, text]) => [name.toLowerCase(), text]))
}

function withoutEmpty(value: Structure): Structure {
  const entries = Object.entries(value).map(([name, item]) => [name, pruned(item)] as const)
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
}

function pruned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) {
    return value
  }
  if (Array.isArray(value)) {
    const items = value.map(pruned).filter((item) => item !== undefined)
    return items.length > 0 ? items : undefined
  }
  const content = withoutEmpty(value as Structure)
  return Object.keys(content).length > 0 ? content : undefined
}
