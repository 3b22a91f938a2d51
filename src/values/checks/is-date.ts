export function isDate(value: unknown): value is Date {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Nearly everything that is asked about in a page is a plain object: making a tag of it would take longer.
  if (prototype === Object.prototype || prototype === null) return false
  return Object.prototype.toString.call(value) === '[object Date]'
}
