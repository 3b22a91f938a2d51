import type { Member, Shape } from '../../../models/index.js'
import { memoize } from '../../../values/index.js'

/** The longest text that a message quotes in full. */
const LONGEST = 60

/** A value as it is quoted in a message. Nothing of a secret, nor of a value with a secret somewhere inside. */
export function quoted(text: string, member: Member): string {
  if (member.sensitive || hasSecret(member.shape)) return 'a value that is not shown'
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text)
}

const hasSecret: (shape: Shape) => boolean = memoize((shape) => findSecret(shape, new Set()))

function findSecret(shape: Shape, seen: Set<Shape>): boolean {
  if (seen.has(shape)) return false
  seen.add(shape)
  return partsOf(shape).some((member) => member.sensitive || findSecret(member.shape, seen))
}

function partsOf(shape: Shape): Member[] {
  if (shape.type === 'structure') return [...shape.members.values()]
  if (shape.type === 'list') return [shape.element]
  return shape.type === 'map' ? [shape.key, shape.value] : []
}
