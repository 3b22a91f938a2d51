/** Whether a value is a `Blob`, also of another implementation; a `File` is one. */
export function isBlob(value: unknown): value is Blob {
  if (typeof value !== 'object' || value === null) return false
  return (
    typeof Reflect.get(value, 'size') === 'number' &&
    typeof Reflect.get(value, 'stream') === 'function' &&
    typeof Reflect.get(value, 'arrayBuffer') === 'function'
  )
}
