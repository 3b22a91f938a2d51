/** Whether a value is a web `ReadableStream`, also of another implementation. */
export function isWebStream(value: unknown): value is ReadableStream<unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'getReader') === 'function'
}
