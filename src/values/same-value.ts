import { isDate, isObjectOrList, isSet } from './checks/index.js'

/** Whether two values of pages are deeply equal. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isObjectOrList(one) || !isObjectOrList(other)) return false
  if (isDate(one) || isDate(other)) return sameTime(one, other)
  if (isSet(one) && isSet(other)) return isSameValue([...one], [...other])
  if (isSet(one) !== isSet(other)) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const entries = Object.entries(one)
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([name, value]) => Object.hasOwn(other, name) && isSameValue(value, other[name]))
  )
}

function sameTime(one: object, other: object): boolean {
  return isDate(one) && isDate(other) && one.getTime() === other.getTime()
}
