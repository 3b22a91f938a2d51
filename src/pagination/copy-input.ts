/**
 * A copy of an input that later changes to the original do not reach. Objects and lists are copied; a `Date`,
 * bytes, a stream and whatever else has a class of its own is the same one.
 */
export function copyInput<T>(value: T): T
export function copyInput(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => copyInput<unknown>(element))
  if (typeof value !== 'object' || value === null) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyInput<unknown>(member)]))
}
