import type { Member, Shape } from '../../models/index.js'
import { leadsTo } from './leads-to.js'

/** For the declarations: a text, an object, or what an answer gave. */
export const JSON_INPUT = 'DocumentValue | object'

/**
 * Writes plain objects as JSON where a member, or an item of a list, takes the text of a JSON document. Gives a new
 * value where it changes anything, and never writes the one it got. Anything else, such as an object that JSON cannot
 * hold, stays for the validation to refuse.
 */
export function membersEncoder(
  isJson: (member: Member) => boolean,
): (shape: Shape, value: unknown) => unknown {
  const known = new WeakMap<Shape, readonly Member[]>()
  const leadingMembers = (shape: Shape) => {
    let members = known.get(shape)
    if (!members) {
      members = [...shape.members.values()].filter(
        (member) => isJson(member) || leadsTo(member.shape, isJson),
      )
      known.set(shape, members)
    }
    return members
  }
  const encodeMember = (member: Member, value: unknown) =>
    isJson(member) ? jsonOf(value) : encode(member.shape, value)
  const encode = (shape: Shape, value: unknown): unknown => {
    if (shape.type === 'list') return Array.isArray(value) ? encodeItems(shape, value) : value
    return shape.type === 'structure' && isPlainObject(value) ? encodeStructure(shape, value) : value
  }
  const encodeItems = (shape: Shape, items: readonly unknown[]) =>
    leadsTo(shape, isJson) ? items.map((item) => encodeMember(shape.element, item)) : items
  const encodeStructure = (shape: Shape, value: Readonly<Record<string, unknown>>) => {
    const changed = leadingMembers(shape).flatMap((member) => {
      const given = Object.hasOwn(value, member.name) ? value[member.name] : undefined
      const encoded = encodeMember(member, given)
      return encoded === given ? [] : [[member.name, encoded] as const]
    })
    return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) }
  }
  return encode
}

function jsonOf(value: unknown): unknown {
  if (!isPlainObject(value)) return value
  try {
    return JSON.stringify(value)
  } catch {
    return value
  }
}

/** Of any realm; no class's instance, such as a Date or a Map. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
