import { writePythonJson } from '../values/index.js'
import { compare, type ExpressionReference, isEqual, isNumber, typeOf, type ValueType } from './value.js'

/** The type of an argument. `array-number` is a list of numbers only. */
type ArgumentType = ValueType | 'array-number' | 'array-string' | 'any'

interface FunctionDefinition {
  readonly parameters: readonly (readonly ArgumentType[])[]
  /** The last parameter is repeated once or more. */
  readonly variadic?: boolean
  readonly apply: (...values: never[]) => unknown
}

type Values = readonly unknown[]
type Numeric = number | bigint
type Mapping = Record<string, unknown>

/** The JMESPath functions that boto3's implementation has, each with its argument types. */
export const functions: Readonly<Record<string, FunctionDefinition>> = {
  abs: { parameters: [['number']], apply: (value: Numeric) => (value < 0 ? -value : value) },
  avg: { parameters: [['array-number']], apply: average },
  ceil: { parameters: [['number']], apply: (value: Numeric) => round(value, Math.ceil) },
  contains: { parameters: [['array', 'string'], ['any']], apply: contains },
  ends_with: {
    parameters: [['string'], ['string']],
    apply: (text: string, end: string) => text.endsWith(end),
  },
  floor: { parameters: [['number']], apply: (value: Numeric) => round(value, Math.floor) },
  join: {
    parameters: [['string'], ['array-string']],
    apply: (glue: string, list: Values) => list.join(glue),
  },
  keys: { parameters: [['object']], apply: (value: Mapping) => Object.keys(value) },
  length: { parameters: [['string', 'array', 'object']], apply: length },
  map: { parameters: [['expref'], ['array']], apply: mapElements },
  max: { parameters: [['array-number', 'array-string']], apply: (list: Values) => extreme(list, 1) },
  max_by: {
    parameters: [['array'], ['expref']],
    apply: (list: Values, key: ExpressionReference) => extremeBy(list, key, 1),
  },
  merge: { parameters: [['object']], variadic: true, apply: merge },
  min: { parameters: [['array-number', 'array-string']], apply: (list: Values) => extreme(list, -1) },
  min_by: {
    parameters: [['array'], ['expref']],
    apply: (list: Values, key: ExpressionReference) => extremeBy(list, key, -1),
  },
  not_null: {
    parameters: [['any']],
    variadic: true,
    apply: (...values: unknown[]) => values.find((value) => value !== null && value !== undefined) ?? null,
  },
  reverse: { parameters: [['array', 'string']], apply: reverse },
  sort: { parameters: [['array-string', 'array-number']], apply: (list: Values) => [...list].sort(order) },
  sort_by: { parameters: [['array'], ['expref']], apply: sortBy },
  starts_with: {
    parameters: [['string'], ['string']],
    apply: (text: string, start: string) => text.startsWith(start),
  },
  sum: { parameters: [['array-number']], apply: sum },
  to_array: { parameters: [['any']], apply: (value: unknown) => (Array.isArray(value) ? value : [value]) },
  to_number: { parameters: [['any']], apply: toNumber },
  to_string: { parameters: [['any']], apply: toText },
  type: { parameters: [['any']], apply: (value: unknown) => knownType(value) },
  values: { parameters: [['object']], apply: (value: Mapping) => Object.values(value) },
}

/** @throws TypeError that names the argument with the wrong type. */
export function checkArguments(name: string, definition: FunctionDefinition, values: Values): void {
  values.forEach((value, index) => {
    const allowed = definition.parameters[Math.min(index, definition.parameters.length - 1)] ?? []
    if (allowed.some((type) => fits(value, type))) return
    throw new TypeError(
      `${name}() takes ${allowed.join(' or ')} as argument ${index + 1}, not ${typeOf(value)}`,
    )
  })
}

function fits(value: unknown, type: ArgumentType): boolean {
  if (type === 'any' || typeOf(value) === type) return true
  if (!Array.isArray(value)) return false
  if (type === 'array-number') return value.every(isNumber)
  return type === 'array-string' && value.every((element) => typeof element === 'string')
}

function order(a: unknown, b: unknown): number {
  return compare(a, b) ?? 0
}

function average(list: readonly Numeric[]): number | null {
  return list.length === 0 ? null : Number(sum(list)) / list.length
}

function sum(list: readonly Numeric[]): Numeric {
  if (list.every((value) => typeof value === 'number')) return list.reduce((total, value) => total + value, 0)
  if (list.every((value) => Number.isInteger(value) || typeof value === 'bigint')) {
    return list.reduce((total: bigint, value) => total + BigInt(value), 0n)
  }
  return list.reduce((total: number, value) => total + Number(value), 0)
}

function round(value: Numeric, toInteger: (value: number) => number): Numeric {
  return typeof value === 'bigint' ? value : toInteger(value)
}

function contains(subject: Values | string, wanted: unknown): boolean {
  if (typeof subject !== 'string') return subject.some((element) => isEqual(element, wanted))
  if (typeof wanted === 'string') return subject.includes(wanted)
  throw new TypeError(`contains() on a string takes a string as argument 2, not ${typeOf(wanted)}`)
}

function length(value: string | Values | Mapping): number {
  if (typeof value === 'string') return [...value].length
  return Array.isArray(value) ? value.length : Object.keys(value).length
}

function mapElements(expression: ExpressionReference, list: Values): unknown[] {
  return list.map((element) => expression.evaluate(element))
}

function merge(...objects: Mapping[]): Mapping {
  return Object.fromEntries(objects.flatMap((object) => Object.entries(object)))
}

function reverse(value: Values | string): unknown[] | string {
  return typeof value === 'string' ? [...value].reverse().join('') : [...value].reverse()
}

function extreme(list: Values, direction: 1 | -1): unknown {
  let found: unknown = list[0] ?? null
  for (const value of list) if (order(value, found) * direction > 0) found = value
  return found
}

function extremeBy(list: Values, key: ExpressionReference, direction: 1 | -1): unknown {
  const sorted = keyed(list, key)
  let found = sorted[0]
  for (const entry of sorted) if (order(entry.key, found?.key) * direction > 0) found = entry
  return found?.value ?? null
}

function sortBy(list: Values, key: ExpressionReference): unknown[] {
  return keyed(list, key)
    .sort((a, b) => order(a.key, b.key))
    .map((entry) => entry.value)
}

/**
 * Evaluates the key of every element.
 *
 * @throws TypeError unless all keys are numbers or all are strings.
 */
function keyed(list: Values, expression: ExpressionReference): { key: unknown; value: unknown }[] {
  const entries = list.map((value) => ({ key: expression.evaluate(value), value }))
  const first = typeOf(entries[0]?.key)
  for (const { key } of entries) {
    if (typeOf(key) === first && (first === 'number' || first === 'string')) continue
    throw new TypeError(
      `the keys of sort_by(), min_by() and max_by() must be all strings or all numbers; one is ${typeOf(key)}`,
    )
  }
  return entries
}

function toNumber(value: unknown): Numeric | null {
  if (isNumber(value)) return value
  if (typeof value !== 'string' || !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return null
  const number = Number(value)
  return /^\s*[+-]?\d+\s*$/.test(value) && !Number.isSafeInteger(number) ? BigInt(value.trim()) : number
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : writePythonJson(value, { element: ',', name: ':' })
}

function knownType(value: unknown): ValueType | null {
  const type = typeOf(value)
  return type === 'unknown' || type === 'expref' ? null : type
}
