export function isDate(value: unknown): value is Date {
  // Most objects that are asked about are no dates; looking for the method is faster than making the tag.
  if (typeof value !== 'object' || value === null || typeof Reflect.get(value, 'getTime') !== 'function')
    return false
  return Object.prototype.toString.call(value) === '[object Date]'
}
