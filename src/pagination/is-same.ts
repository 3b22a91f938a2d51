import { isDate } from '../values/index.js'

/** Whether two values of pages are alike all through. Ends at the first difference, which items have in front. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isObject(one) || !isObject(other)) return false
  if (isDate(one) || isDate(other)) return isSameTime(one, other)
  const keys = Object.keys(one)
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  )
}

function isSameTime(one: unknown, other: unknown): boolean {
  return isDate(one) && isDate(other) && Object.is(one.getTime(), other.getTime())
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
