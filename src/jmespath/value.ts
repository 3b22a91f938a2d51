import { isBytes, isDate, isPlainObject, isSet } from '../values/index.js'

/** The JMESPath types, as boto3's implementation distinguishes them. */
export type ValueType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'expref' | 'unknown'

/** `&expression`, an argument that the function evaluates once per element. */
export class ExpressionReference {
  constructor(readonly evaluate: (value: unknown) => unknown) {}
}

/** Returns the JMESPath type of a value. A `Date`, bytes or a stream has none and is passed through unchanged. */
export function typeOf(value: unknown): ValueType {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'bigint') return 'number'
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
    return typeof value as 'boolean' | 'number' | 'string'
  }
  if (Array.isArray(value)) return 'array'
  if (value instanceof ExpressionReference) return 'expref'
  return isObject(value) ? 'object' : 'unknown'
}

/** A list, or the elements of a `Set`, which JMESPath takes for a list; undefined for other values. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  return isSet(value) ? [...value] : undefined
}

/** True for a value with members of its own, also for an instance of a class: a page may be one. */
export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return !(Array.isArray(value) || isDate(value) || ArrayBuffer.isView(value))
}

/** True for the values that are false in JMESPath. Zero is true, and so is a `Date`. */
export function isFalse(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  // A stream or a `Blob` has no members of its own, but is not empty.
  return isPlainObject(value) && Object.keys(value).length === 0
}

export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isNumber(a) && isNumber(b)) return a >= b && a <= b
  if (isDate(a) && isDate(b)) return a.getTime() === b.getTime()
  if (isBytes(a) && isBytes(b)) return hasEqualElements(a, b)
  if (Array.isArray(a) && Array.isArray(b)) return hasEqualElements(a, b)
  if (isObject(a) && isObject(b)) return hasEqualMembers(a, b)
  return (a ?? null) === (b ?? null)
}

function hasEqualElements(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!isEqual(a[i], b[i])) return false
  return true
}

function hasEqualMembers(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && isEqual(a[name], b[name]))
}

export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

/** Returns a number below, equal to or above zero if `a` sorts before, with or after `b`; undefined if they have no order. */
export function compare(a: unknown, b: unknown): number | undefined {
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return undefined
}

/** Compares by code points, as Python does. JavaScript's `<` compares UTF-16 units. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Sorts surrogates (0xD800 to 0xDFFF) after all other units, because they encode code points above 0xFFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
