import type { Structure } from './protocol.js'

/** The value of a structure or a map, for an encoder. @throws TypeError for anything but an object. */
export function asStructure(value: unknown): Structure {
  if (typeof value === 'object' && value !== null) return value as Structure
  throw new TypeError(`expected an object, not ${value === null ? 'null' : typeof value}`)
}

/** The value of a list, for an encoder. @throws TypeError for anything but an array. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new TypeError(`expected an array, not ${typeof value}`)
}
