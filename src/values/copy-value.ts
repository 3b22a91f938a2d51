import { isMap, isPlainObject, isSet } from './checks/index.js'

/**
 * A copy of an input, which later changes to the original do not affect. Plain objects, arrays, sets and maps are
 * copied; a `Date`, bytes, a stream and every other instance of a class stay the same. A cycle stays a cycle, which the
 * client's validation refuses.
 */
export function copyInput<T>(value: T): T
export function copyInput(value: unknown): unknown {
  return copy(value, new Map())
}

function copy(value: unknown, copies: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const known = copies.get(value)
  if (known) return known
  if (Array.isArray(value)) return copyList(value, copies)
  if (isSet(value)) return new Set(value)
  if (isMap(value)) {
    const made = new Map<unknown, unknown>()
    copies.set(value, made)
    for (const [key, member] of value) made.set(key, copy(member, copies))
    return made
  }
  if (!isPlainObject(value)) return value
  const made = {}
  copies.set(value, made)
  for (const [name, member] of Object.entries(value)) {
    const copied = copy(member, copies)
    Object.defineProperty(made, name, { value: copied, enumerable: true, configurable: true, writable: true })
  }
  return made
}

function copyList(list: readonly unknown[], copies: Map<object, object>): unknown[] {
  const made: unknown[] = []
  copies.set(list, made)
  for (const element of list) made.push(copy(element, copies))
  return made
}
