import type { Member } from '../../models/index.js'

/** Converts a parsed value to the user's value. Returns the same value if nothing has to be converted. */
export type Decoder = (value: unknown) => unknown

type JsonObject = Record<string, unknown>
export type ObjectDecoder = (object: JsonObject) => JsonObject

interface Entry {
  readonly name: string
  readonly decode: Decoder
  /** Most members are strings, and most strings need no conversion. Checking that here saves a call. */
  readonly isString: boolean
}

/**
 * Decodes objects with the members of a structure, in place: the parser has just made them, and most of their values
 * are already those that the user gets. Only an object with members to leave out (unknown or null) or to rename is
 * copied, because deleting a property would make it slow.
 */
export function structureDecoder(
  members: ReadonlyMap<string, Member>,
  decoderOf: (member: Member) => Decoder,
  decodeString: Decoder,
): ObjectDecoder {
  const entries = new Map<string, Entry>()
  for (const member of members.values()) {
    const decode = decoderOf(member)
    entries.set(member.wireName, { name: member.name, decode, isString: decode === decodeString })
  }
  const renames = [...members.values()].some((member) => member.wireName !== member.name)
  return (object) => {
    let copy: JsonObject | undefined = renames ? {} : undefined
    // A loop over the keys, not over the members: most shapes have many more members than an object has keys.
    for (const key in object) {
      const entry = entries.get(key)
      const item = object[key]
      if (entry === undefined || item === null || item === undefined) {
        copy ??= copyUntil(object, key)
        continue
      }
      const value = entry.isString && typeof item === 'string' ? item : entry.decode(item)
      if (copy !== undefined) copy[entry.name] = value
      else if (value !== item) object[key] = value
    }
    return copy ?? object
  }
}

/** Copies the properties before `end`, which are known and decoded. */
function copyUntil(object: JsonObject, end: string): JsonObject {
  const copy: JsonObject = {}
  for (const key in object) {
    if (key === end) break
    copy[key] = object[key]
  }
  return copy
}

/** Decodes the values of a map in place. A key `__proto__` is an own property of the parsed object, and stays one. */
export function decodeMapValues(object: JsonObject, decode: Decoder): JsonObject {
  for (const key in object) {
    const item = object[key]
    if (item === null) continue
    const value = decode(item)
    if (value !== item) object[key] = value
  }
  return object
}

/** Decodes the items of a list in place. */
export function decodeItems(list: unknown[], decode: Decoder): unknown[] {
  for (let i = 0; i < list.length; i++) {
    const item = list[i]
    if (item === null) continue
    const value = decode(item)
    if (value !== item) list[i] = value
  }
  return list
}
