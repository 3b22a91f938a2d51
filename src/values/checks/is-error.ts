/** Whether a value has the name and message of an error, as a `DOMException` and an error of another thread do. */
export function isError(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false
  try {
    return typeof Reflect.get(value, 'name') === 'string' && typeof Reflect.get(value, 'message') === 'string'
  } catch {
    // A getter or a proxy may throw.
    return false
  }
}
