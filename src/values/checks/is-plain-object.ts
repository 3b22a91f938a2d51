/** An object without a class of its own: `{}`, or one without a prototype. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Nothing but a realm's `Object.prototype` has a prototype of null itself.
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}
