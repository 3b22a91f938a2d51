/** Whether a value has members: it is an object or an array, and not null. */
export function isObjectOrList(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
