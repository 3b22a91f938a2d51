import type { Member, OperationModel, Shape } from '../../../src/models/index.js'

/** The least that an operation takes: its required members, in values that both boto3 and nexttoken take from JSON. */
export function requiredInput(operation: OperationModel): Record<string, unknown> {
  return operation.input ? structure(operation.input) : {}
}

function structure(shape: Shape): Record<string, unknown> {
  const members = [...shape.members.values()]
  const wanted = shape.traits.union
    ? members.slice(0, 1)
    : members.filter(({ name }) => shape.required.has(name))
  return Object.fromEntries(wanted.map((member) => [member.name, value(member)]))
}

function value({ shape, name }: Member): unknown {
  if (shape.isDocument) return {}
  switch (shape.type) {
    case 'structure':
      return structure(shape)
    case 'list':
      return Array.from({ length: Math.max(1, shape.traits.min ?? 1) }, () => value(shape.element))
    case 'map':
      return { [String(value(shape.key))]: value(shape.value) }
    case 'boolean':
      return true
    case 'timestamp':
      return '2026-01-02T03:04:05Z'
    case 'string':
    case 'character':
    case 'blob':
      return text(shape, name)
    default:
      return Math.max(1, shape.traits.min ?? 1)
  }
}

function text(shape: Shape, name: string): string {
  if (shape.traits.enum?.[0]) return shape.traits.enum[0]
  if (/account.?id/i.test(name)) return '123456789012'
  return 'some-text'.padEnd(shape.traits.min ?? 0, 'x').slice(0, Math.max(shape.traits.max ?? 64, 1))
}
