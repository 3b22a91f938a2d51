import type { OperationModel, Shape } from '../../../src/models/index.js'
import type { Structure } from '../../../src/protocols/index.js'

/** An input that has what an operation's input must have, and no more. */
export function requiredInput(operation: OperationModel): Structure {
  return operation.input ? (madeUp(operation.input) as Structure) : {}
}

function madeUp(shape: Shape): unknown {
  switch (shape.type) {
    case 'structure':
      return structure(shape)
    case 'list':
      return Array.from({ length: Math.max(1, shape.traits.min ?? 1) }, () => madeUp(shape.element.shape))
    case 'map':
      return { key: madeUp(shape.value.shape) }
    case 'boolean':
      return true
    case 'timestamp':
      return new Date(0)
    case 'blob':
      return Buffer.from('x')
    case 'string':
    case 'character':
      return shape.traits.enum?.[0] ?? 'x'.repeat(Math.max(3, shape.traits.min ?? 3))
    default:
      return Math.max(1, shape.traits.min ?? 1)
  }
}

function structure(shape: Shape): Structure {
  const all = [...shape.members.values()]
  const members = shape.traits.union ? all.slice(0, 1) : all.filter((one) => shape.required.has(one.name))
  return Object.fromEntries(members.map((member) => [member.name, madeUp(member.shape)]))
}
