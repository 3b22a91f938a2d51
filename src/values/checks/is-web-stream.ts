/** A web `ReadableStream`, also that of another implementation. */
export function isWebStream(value: unknown): value is ReadableStream<unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'getReader') === 'function'
}
