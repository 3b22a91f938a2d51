import { ParseError } from '../protocols/index.js'
import { setOwn } from '../values/index.js'
import type { ReadNumber } from './read-number.js'

type Read = (value: unknown) => unknown

/** How attribute values are read. */
export interface Reading {
  readonly number: ReadNumber
  readonly bytes: (value: unknown) => unknown
  /** Whether nobody else has the values, so that lists and maps may be changed instead of copied. */
  readonly inPlace: boolean
  /** The attribute value, in which a value of the wrong type is corrected. Throws if it cannot be. */
  readonly repair: (value: unknown) => unknown
}

/**
 * Returns a function that makes a plain value of an attribute value. The first member that is not null decides.
 *
 * @throws ParseError, from the function, for anything but an attribute value.
 */
export function attributeReader({ number, bytes, inPlace, repair }: Reading): Read {
  const readMap = mapReader(read, inPlace)
  function read(value: unknown): unknown {
    if (!isRecord(value)) throw new ParseError('expected an attribute value, which is an object')
    for (const type in value) {
      const inner = value[type]
      if (inner === null || inner === undefined) continue
      // In the order of how often they occur.
      if (type === 'S') {
        if (typeof inner === 'string') return inner
      } else if (type === 'N') {
        if (typeof inner === 'string') return number(inner)
      } else if (type === 'M') {
        if (isRecord(inner)) return readMap(inner)
      } else if (type === 'BOOL') {
        if (typeof inner === 'boolean') return inner
      } else if (type === 'NULL') return null
      else if (type === 'L') {
        if (Array.isArray(inner)) return readList(inner, read, inPlace)
      } else if (type === 'B') return bytes(inner)
      else if (Array.isArray(inner)) {
        if (type === 'SS' && inner.every(isText)) return new Set(inner)
        if (type === 'NS' && inner.every(isText)) return new Set(inner.map(number))
        if (type === 'BS') return new Set(inner.map(bytes))
      }
      return read(repair(value))
    }
    throw new ParseError('an attribute value is empty')
  }
  return read
}

/** Returns a function that reads the attribute values of a map. */
export function mapReader(
  read: Read,
  inPlace: boolean,
): (map: Record<string, unknown>) => Record<string, unknown> {
  if (inPlace) {
    return (map) => {
      // A key `__proto__` is an own property of a parsed object, and stays one.
      for (const name in map) {
        const value = map[name]
        if (value !== null) map[name] = read(value)
      }
      return map
    }
  }
  return (map) => {
    const made: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(map)) setOwn(made, name, read(value))
    return made
  }
}

function readList(list: unknown[], read: Read, inPlace: boolean): unknown[] {
  if (!inPlace) return list.map(read)
  for (let index = 0; index < list.length; index++) {
    const value = list[index]
    if (value !== null) list[index] = read(value)
  }
  return list
}

/** Not by `isObject`: this is called for every value of a page. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
