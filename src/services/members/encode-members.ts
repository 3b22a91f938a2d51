import type { Member, Shape } from '../../models/index.js'
import { isPlainObject, memoize } from '../../values/index.js'
import { leadsTo } from './leads-to.js'

/** For the declarations: a text, an object, or a document from a response. */
export const JSON_INPUT = 'DocumentValue | object'

/**
 * Writes plain objects as JSON if a member, or an item of a list, is the text of a JSON document. Returns a new value
 * if anything changes, and never changes the one it got. Validation refuses objects that JSON cannot represent.
 */
export function membersEncoder(
  isJson: (member: Member) => boolean,
): (shape: Shape, value: unknown) => unknown {
  const membersToEncode = memoize((shape: Shape): readonly Member[] =>
    [...shape.members.values()].filter((member) => isJson(member) || leadsTo(member.shape, isJson)),
  )
  const encodeMember = (member: Member, value: unknown) =>
    isJson(member) ? jsonOf(value) : encode(member.shape, value)
  const encode = (shape: Shape, value: unknown): unknown => {
    if (shape.type === 'list') return Array.isArray(value) ? encodeItems(shape, value) : value
    return shape.type === 'structure' && isPlainObject(value) ? encodeStructure(shape, value) : value
  }
  const encodeItems = (shape: Shape, items: readonly unknown[]) =>
    leadsTo(shape, isJson) ? items.map((item) => encodeMember(shape.element, item)) : items
  const encodeStructure = (shape: Shape, value: Readonly<Record<string, unknown>>) => {
    const changed = membersToEncode(shape).flatMap((member) => {
      const original = Object.hasOwn(value, member.name) ? value[member.name] : undefined
      const encoded = encodeMember(member, original)
      return encoded === original ? [] : [[member.name, encoded] as const]
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
