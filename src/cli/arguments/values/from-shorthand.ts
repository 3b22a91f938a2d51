import { isBytes } from '../../../values/index.js'
import type { ShorthandValue } from '../shorthand/index.js'
import { type Place, placeOf, ValueProblem } from './reading.js'
import { scalarOf } from './scalars.js'

/**
 * Converts what shorthand says by the shape: `Port=80` to a number, `Values=a` to a list of one. What does not fit the
 * shape stays as it is, and the check of the input reports it.
 *
 * @throws ValueProblem for a document: all that shorthand gives are texts.
 */
export function fromShorthand(value: ShorthandValue, place: Place): unknown {
  const { shape } = place.member
  if (shape.isDocument) {
    throw new ValueProblem(`${place.path}: a document has no shorthand; write the whole value as JSON`)
  }
  if (shape.type === 'list') return listOf(value, place)
  if (isBytes(value)) return value
  if (typeof value === 'string') return scalarOf(value, place)
  if (Array.isArray(value)) return value
  if (shape.type === 'structure') return structureOf(value, place)
  return shape.type === 'map' ? mapOf(value, place) : value
}

function listOf(value: ShorthandValue, place: Place): unknown[] {
  const items = Array.isArray(value) ? value : [value]
  const { element } = place.member.shape
  return items.map((item, index) => fromShorthand(item, placeOf(place, element, `[${index}]`)))
}

function structureOf(value: { [key: string]: ShorthandValue }, place: Place): object {
  return mapped(value, (name, item) => {
    const member = place.member.shape.members.get(name)
    return member ? fromShorthand(item, placeOf(place, member, `.${name}`)) : item
  })
}

function mapOf(value: { [key: string]: ShorthandValue }, place: Place): object {
  const { value: member } = place.member.shape
  return mapped(value, (key, item) => fromShorthand(item, placeOf(place, member, `.${key}`)))
}

function mapped<From>(value: Record<string, From>, change: (name: string, item: From) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(name, item)]))
}
