/**
 * An object's own property, or undefined: a member may be called `constructor` or `toString`, and what every object
 * inherits by that name is not its value. null counts as undefined.
 */
export function getOwn(object: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = object[name]
  if (value === undefined || value === null || !Object.hasOwn(object, name)) return undefined
  return value
}
