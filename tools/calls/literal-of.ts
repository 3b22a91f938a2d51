import type { Shape } from '../../src/models/index.js'

const scalars: Readonly<Record<string, string>> = {
  character: `'x'`,
  boolean: 'true',
  timestamp: 'new Date(0)',
  blob: 'new Uint8Array(1)',
}

/** The depth to which optional members are written. Deeper inputs, such as QuickSight's, would grow without end. */
const deepest = 3

/** A value of a shape as TypeScript code, with every member; from `depth` on only with required members. */
export function literalOf(shape: Shape, depth = 0): string {
  if (shape.isDocument) return `{ a: [1, 'x', null] }`
  if (shape.type === 'structure') return structure(shape, depth)
  if (shape.type === 'list') return `[${literalOf(shape.element.shape, depth + 1)}]`
  if (shape.type === 'map')
    return `{ [${literalOf(shape.key.shape)}]: ${literalOf(shape.value.shape, depth + 1)} }`
  if (shape.type === 'string') return shape.traits.enum?.[0] ? JSON.stringify(shape.traits.enum[0]) : `'x'`
  return scalars[shape.type] ?? '1'
}

function structure(shape: Shape, depth: number): string {
  const all = [...shape.members.values()]
  const some = shape.traits.union ? all.slice(0, 1) : all
  const given = depth < deepest ? some : all.filter(({ name }) => shape.required.has(name))
  const members = given.map(
    (member) => `${JSON.stringify(member.name)}: ${literalOf(member.shape, depth + 1)}`,
  )
  return `{ ${members.join(', ')} }`
}
