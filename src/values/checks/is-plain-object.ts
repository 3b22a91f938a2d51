/** Whether a value is an object without a class: `{}`, or an object without a prototype. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Only the `Object.prototype` of a realm has null as its own prototype.
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}
