import { platform } from '../../platform/index.js'
import { isBytes, isDate, isMap, isObject, isPlainObject, isSet } from '../../values/index.js'

/** A hash of each parameter, by name. It shows which parameter has changed, but not its value. */
export type Fingerprint = Readonly<Record<string, string>>

/** Hashes parameters. With different salts, the hashes of equal parameters differ. */
export function fingerprint(parameters: Readonly<Record<string, unknown>>, salt: string): Fingerprint {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, platform.sha256Hex(`${salt} ${name} ${canonical(value)}`).slice(0, 32)]),
  )
}

/** Returns the names of the parameters that were changed, added or removed. */
export function changedParameters(before: Fingerprint, now: Fingerprint): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].filter((name) => before[name] !== now[name]).sort()
}

/** Returns a text for a value that does not depend on the order of its members. An instance of a class without members is
 * written as its class's name. */
function canonical(value: unknown): string {
  if (isDate(value)) return `date ${value.getTime()}`
  if (isBytes(value)) return `bytes ${Buffer.from(value).toString('base64')}`
  if (isSet(value)) return `set ${[...value].map(canonical).sort()}`
  if (isMap(value)) return canonical(Object.fromEntries(value))
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'bigint') return String(value)
  if (!isObject(value)) return JSON.stringify(value) ?? 'undefined'
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  if (members.length === 0 && isOfAClass(value)) return `a ${value.constructor?.name}`
  return `{${members
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    .sort()
    .join(',')}}`
}

function isOfAClass(value: object): boolean {
  return !isPlainObject(value)
}
