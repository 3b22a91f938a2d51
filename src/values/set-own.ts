/**
 * Sets an own property, also one with a name that an assignment cannot set: `__proto__`, or another name that
 * `Object.prototype` has if it is frozen.
 */
export function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    define(object, key, value)
    return
  }
  try {
    object[key] = value
  } catch {
    define(object, key, value)
  }
}

function define(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}
