import type { Member } from '../../models/index.js'

/** Makes the user's value of a parsed one: the same value, wherever it needs no other form. */
export type Decoder = (value: unknown) => unknown

type JsonObject = Record<string, unknown>
export type ObjectDecoder = (object: JsonObject) => JsonObject

interface Entry {
  readonly name: string
  readonly decode: Decoder
  /** Most members are strings, and most strings come as such: seen here, they cost no call. */
  readonly isString: boolean
}

/**
 * Decodes objects whose keys the model names, in place: what a parser just made is ours, and most of it is already
 * what the user gets. Only an object that has members to leave out (unknown or null) or to rename is copied:
 * a deleted property would make it a slow one.
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
    // The keys are walked, not the members: most shapes have many more members than an object has keys.
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

/** The properties before `end`: all of them known, and decoded already. */
function copyUntil(object: JsonObject, end: string): JsonObject {
  const copy: JsonObject = {}
  for (const key in object) {
    if (key === end) break
    copy[key] = object[key]
  }
  return copy
}

/** Decodes a map's values in place. A key `__proto__` is the parsed object's own property, and stays one. */
export function decodeMapValues(object: JsonObject, decode: Decoder): JsonObject {
  for (const key in object) {
    const item = object[key]
    if (item === null) continue
    const value = decode(item)
    if (value !== item) object[key] = value
  }
  return object
}

/** Decodes a list's items in place. */
export function decodeItems(list: unknown[], decode: Decoder): unknown[] {
  for (let i = 0; i < list.length; i++) {
    const item = list[i]
    if (item === null) continue
    const value = decode(item)
    if (value !== item) list[i] = value
  }
  return list
}
