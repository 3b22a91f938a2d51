import type { Member, Shape } from '../models/index.js'

/** Whether the model marks anything in a value of this shape as sensitive. */
export function holdsSecrets(shape: Shape, seen: Set<Shape> = new Set()): boolean {
  if (shape.traits.sensitive) return true
  if (seen.has(shape)) return false
  seen.add(shape)
  return partsOf(shape).some((part) => part.sensitive || holdsSecrets(part.shape, seen))
}

function partsOf(shape: Shape): readonly Member[] {
  if (shape.type === 'list') return [shape.element]
  if (shape.type === 'map') return [shape.key, shape.value]
  return [...shape.members.values()]
}
