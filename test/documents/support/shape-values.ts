import fc from 'fast-check'
import type { Shape } from '../../../src/models/index.js'

type Structure = Record<string, unknown>

/** The shape whose values are converted, in the models of DynamoDB and of its streams. */
const attribute = 'AttributeValue'

/** Values of a shape, in which every attribute value comes from `attributes`. */
export function shapeValues(shape: Shape, attributes: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const inside = (part: Shape) => shapeValues(part, attributes)
  switch (shape.type) {
    case 'structure':
      return shape.name === attribute ? attributes : structureValues(shape, inside)
    case 'list':
      return fc.array(inside(shape.element.shape), {
        minLength: shape.traits.min ?? 0,
        maxLength: 2 + (shape.traits.min ?? 0),
      })
    case 'map':
      return fc.dictionary(fc.string({ minLength: 3, maxLength: 5 }), inside(shape.value.shape), {
        maxKeys: 3,
      })
    case 'boolean':
      return fc.boolean()
    case 'timestamp':
      return fc.integer({ min: 0, max: 2e9 }).map((seconds) => new Date(seconds * 1000))
    case 'blob':
      return fc.uint8Array({ maxLength: 5 })
    case 'string':
    case 'character':
      return fc
        .string({ minLength: Math.max(1, shape.traits.min ?? 1), maxLength: 2048 })
        .map((text) => text || 'x')
    default:
      return fc.integer({ min: Math.max(1, shape.traits.min ?? 1), max: 1000 })
  }
}

function structureValues(
  shape: Shape,
  inside: (part: Shape) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Structure> {
  const members = [...shape.members.values()]
  const values = Object.fromEntries(members.map((member) => [member.name, inside(member.shape)]))
  if (shape.traits.union)
    return fc.oneof(...members.map((member) => fc.record({ [member.name]: inside(member.shape) })))
  return fc.record(values, { requiredKeys: [...shape.required] }) as fc.Arbitrary<Structure>
}

/** A value of a shape in which every attribute value is replaced. */
export function withAttributes(
  shape: Shape,
  value: unknown,
  replace: (attributeValue: unknown) => unknown,
): unknown {
  const inside = (part: Shape, its: unknown) => withAttributes(part, its, replace)
  if (value === undefined) return undefined
  if (shape.type === 'structure' && shape.name === attribute) return replace(value)
  if (shape.type === 'list') return (value as unknown[]).map((item) => inside(shape.element.shape, item))
  if (shape.type === 'map') return mapped(value, (_, item) => inside(shape.value.shape, item))
  if (shape.type !== 'structure') return value
  return mapped(value, (name, item) => {
    const member = shape.members.get(name)
    return member ? inside(member.shape, item) : item
  })
}

function mapped(value: unknown, change: (name: string, item: unknown) => unknown): Structure {
  const made = {}
  for (const [name, item] of Object.entries(value as Structure)) {
    Object.defineProperty(made, name, {
      value: change(name, item),
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return made
}

/** Whether the shape can hold attribute values, at any depth. */
export function holdsAttributes(shape: Shape, seen = new Set<Shape>()): boolean {
  if (seen.has(shape)) return false
  seen.add(shape)
  if (shape.name === attribute && shape.type === 'structure') return true
  if (shape.type === 'list') return holdsAttributes(shape.element.shape, seen)
  if (shape.type === 'map') return holdsAttributes(shape.value.shape, seen)
  return [...shape.members.values()].some((member) => holdsAttributes(member.shape, seen))
}
