/**
 * An object's own property; undefined if it is null or missing. A member can be called `constructor` or `toString`,
 * which every object inherits.
 */
export function getOwn(object: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = object[name]
  if (value === undefined || value === null || !Object.hasOwn(object, name)) return undefined
  return value
}
