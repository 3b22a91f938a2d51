import type { Member, Shape } from '../../models/index.js'
import { isBytes, isDate } from '../../values/index.js'
import { isMatcher } from './any-value.js'

const LONGEST = 80

/** A value in a message. Nothing is shown of a sensitive one. */
export function showValue(value: unknown, isSecret: boolean): string {
  if (isMatcher(value)) return String(value)
  if (isSecret) return 'a value that is not shown, as it is sensitive'
  if (isDate(value)) return Number.isNaN(value.getTime()) ? 'an invalid Date' : value.toISOString()
  if (isBytes(value)) return `${value.byteLength} bytes`
  if (isSet(value)) return `a Set of ${value.size}`
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value)
    return Array.isArray(value) ? `an array of ${value.length}` : cut(`{ ${names.join(', ')} }`)
  }
  return cut(String(value))
}

export function isSet(value: unknown): value is ReadonlySet<unknown> {
  return Object.prototype.toString.call(value) === '[object Set]'
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

/** A member's own trait overrides its shape's. */
export function isSensitive(shape: Shape | undefined, member: Member | undefined): boolean {
  return member?.sensitive ?? shape?.traits.sensitive ?? false
}
