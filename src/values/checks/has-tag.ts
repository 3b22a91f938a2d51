/** Whether a value is an instance of one of JavaScript's own classes, of any realm. */
export function hasTag(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Nearly all values of a page are plain objects, and this is faster than making the tag of one.
  if (prototype === Object.prototype || prototype === null) return false
  return Object.prototype.toString.call(value) === `[object ${name}]`
}
