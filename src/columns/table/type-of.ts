import type { Member, Shape } from '../../models/index.js'
import { getMember, memoize } from '../../values/index.js'
import type { Column, ColumnType } from './column.js'

const scalars: Partial<Record<Shape['type'], ColumnType>> = {
  string: 'text',
  character: 'text',
  integer: 'integer',
  long: 'long',
  float: 'double',
  double: 'double',
  bigdecimal: 'double',
  boolean: 'boolean',
  timestamp: 'timestamp',
  blob: 'blob',
}

type Typed = Pick<Member, 'shape'> & { readonly traits: { readonly jsonvalue?: boolean } }

/** Returns the type of a member's values. A shape that contains itself is `json`, because no table ends with it. */
export function typeOf({ shape, traits }: Typed): ColumnType {
  if (traits.jsonvalue) return 'json'
  return typeOfShape(shape)
}

const typeOfShape: (shape: Shape) => ColumnType = memoize((shape) => {
  const scalar = scalars[shape.type]
  if (scalar) return scalar
  if (shape.isDocument || containsItself(shape)) return 'json'
  if (shape.type === 'list') {
    const list = typeOf(shape.element)
    return list === 'json' ? 'json' : { list }
  }
  if (shape.type === 'map') {
    const map = typeOf(shape.value)
    return map === 'json' ? 'json' : { map }
  }
  const struct = membersOf(shape)
  return struct.length > 0 ? { struct } : 'json'
})

/** Returns a column for each member of a structure; none for another shape or a document. */
export const membersOf: (shape: Shape) => readonly Column[] = memoize((shape) =>
  shape.type !== 'structure' || shape.isDocument
    ? []
    : [...shape.members].map(([name, member]) => ({
        name,
        type: typeOf(member),
        read: (value: unknown) => getMember(value, name),
      })),
)

function containsItself(shape: Shape): boolean {
  const seen = new Set<Shape>()
  const pending = [...shape.parts]
  for (let part = pending.pop(); part; part = pending.pop()) {
    if (part === shape) return true
    if (seen.has(part)) continue
    seen.add(part)
    pending.push(...part.parts)
  }
  return false
}
