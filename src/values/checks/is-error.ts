/** Has an error's name and message: also a `DOMException`, and an error that was copied between threads. */
export function isError(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false
  return typeof Reflect.get(value, 'name') === 'string' && typeof Reflect.get(value, 'message') === 'string'
}
