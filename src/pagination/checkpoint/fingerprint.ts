import { platform } from '../../platform/index.js'
import { isBytes, isDate, isObject, isPlainObject } from '../../values/index.js'

/** A hash of each parameter, by name: it tells which one is another by now, and not what it was. */
export type Fingerprint = Readonly<Record<string, string>>

/** `salt` keeps equal parameters of different listings from looking equal. */
export function fingerprint(parameters: Readonly<Record<string, unknown>>, salt: string): Fingerprint {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, platform.sha256Hex(`${salt} ${name} ${canonical(value)}`).slice(0, 32)]),
  )
}

/** The names of the parameters that are not the same, those that came and those that went among them. */
export function changedParameters(before: Fingerprint, now: Fingerprint): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].filter((name) => before[name] !== now[name]).sort()
}

/** A text for a value, the same whatever the order of its members. What is neither plain nor data has its class's name. */
function canonical(value: unknown): string {
  if (isDate(value)) return `date ${value.getTime()}`
  if (isBytes(value)) return `bytes ${Buffer.from(value).toString('base64')}`
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
