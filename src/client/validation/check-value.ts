import { didYouMean } from '../../errors/index.js'
import type { Member, Shape, ShapeType } from '../../models/index.js'
import { checkDocument } from './check-document.js'
import { type Problems, showValue } from './problems.js'

/** One value to check: what it should be, where it stands, and where to report. */
export interface Check {
  readonly shape: Shape
  readonly member?: Member | undefined
  readonly value: unknown
  readonly path: string
  readonly problems: Problems
}

export function checkValue(check: Check): void {
  const { shape, member } = check
  if (shape.isDocument || member?.traits.jsonvalue) checkDocument(check.value, check.path, check.problems)
  else checks[shape.type]?.(check)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof Date) && !ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)
}

const checks: Record<ShapeType, (check: Check) => void> = {
  structure: checkStructure,
  list: checkList,
  map: checkMap,
  string: checkString,
  character: checkString,
  boolean: (check) => expect(check, 'a boolean', typeof check.value === 'boolean'),
  integer: checkInteger,
  long: checkInteger,
  float: checkNumber,
  double: checkNumber,
  bigdecimal: checkNumber,
  timestamp: (check) =>
    expect(check, 'a Date, epoch seconds or an ISO 8601 string', isTimestamp(check.value)),
  blob: checkBlob,
}

function expect(check: Check, wanted: string, fits: boolean): boolean {
  if (fits) return true
  const seen = showValue(check.value, isSensitive(check.shape, check.member))
  check.problems.add(check.path, `expected ${wanted}, got ${seen}`)
  return false
}

function checkList(check: Check): void {
  const { value, shape, path, problems } = check
  if (!Array.isArray(value)) {
    expect(check, 'an array', false)
    return
  }
  checkLength(check, value.length, 'items')
  const member = shape.element
  for (const [index, item] of value.entries()) {
    if (item === null && shape.traits.sparse) continue
    checkValue({ shape: member.shape, member, value: item, path: `${path}[${index}]`, problems })
  }
}

function checkMap(check: Check): void {
  const { value, shape, path, problems } = check
  if (!isPlainObject(value)) {
    expect(check, 'an object (a map)', false)
    return
  }
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || (item === null && shape.traits.sparse)) continue
    checkValue({
      shape: shape.key.shape,
      member: shape.key,
      value: key,
      path: `${path} (key "${key}")`,
      problems,
    })
    checkValue({
      shape: shape.value.shape,
      member: shape.value,
      value: item,
      path: `${path}.${key}`,
      problems,
    })
  }
}

function checkString(check: Check): void {
  if (!expect(check, 'a string', typeof check.value === 'string')) return
  checkLength(check, String(check.value).length, 'characters')
}

function checkBlob(check: Check): void {
  const { value } = check
  const fits = typeof value === 'string' || ArrayBuffer.isView(value) || value instanceof ArrayBuffer
  expect(check, 'a Uint8Array or a string', fits)
}

/** The lower bound of a length; a host label may never be empty, whatever the model says. */
function checkLength(check: Check, length: number, unit: string): void {
  const least = check.shape.traits.min ?? (check.member?.traits.hostLabel ? 1 : 0)
  if (length < least) check.problems.add(check.path, `expected at least ${least} ${unit}, got ${length}`)
}

function checkInteger(check: Check): void {
  const { value } = check
  const fits = typeof value === 'bigint' || Number.isSafeInteger(value)
  const wanted =
    typeof value === 'number' && Number.isInteger(value) ? 'a bigint for a whole number this large' : ''
  if (expect(check, wanted || 'a whole number', fits)) checkMinimum(check)
}

function checkNumber(check: Check): void {
  if (expect(check, 'a number', typeof check.value === 'number' || typeof check.value === 'bigint'))
    checkMinimum(check)
}

function checkMinimum(check: Check): void {
  const { min } = check.shape.traits
  if (min !== undefined && (check.value as number | bigint) < min) expect(check, `at least ${min}`, false)
}

function isTimestamp(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

/** A structure: its members, the required ones, and exactly one of a union's. `undefined` and `null` are absent. */
export function checkStructure({ shape, value, path, problems }: Check): void {
  if (!isPlainObject(value)) {
    problems.add(
      path,
      `expected an object (${shape.name}), got ${showValue(value, shape.traits.sensitive ?? false)}`,
    )
    return
  }
  const given = Object.keys(value).filter((name) => value[name] != null)
  for (const name of shape.required) {
    if (!given.includes(name)) problems.add(path, `missing required parameter "${name}"`)
  }
  if (shape.traits.union) checkUnion({ shape, value, path, problems }, given)
  for (const name of given) {
    const member = shape.members.get(name)
    const inner = path ? `${path}.${name}` : name
    if (member) checkValue({ shape: member.shape, member, value: value[name], path: inner, problems })
    else problems.add(path, unknownParameter(name, shape))
  }
}

function checkUnion({ shape, path, problems }: Check, given: readonly string[]): void {
  if (given.length === 1) return
  const names = [...shape.members.keys()].join(', ')
  const seen = given.length === 0 ? 'none' : given.join(', ')
  problems.add(path, `expected exactly one of ${names} (${shape.name} is a union), got ${seen}`)
}

function unknownParameter(name: string, shape: Shape): string {
  const names = [...shape.members.keys()]
  const suggestion = didYouMean(name, names)
  const known = names.length === 0 ? '; it takes none' : `; it takes ${names.slice(0, 12).join(', ')}`
  return `unknown parameter "${name}"${suggestion || `${known}${names.length > 12 ? ', …' : ''}`}`
}

/** Whether the value may appear in a message. */
function isSensitive(shape: Shape, member: Member | undefined): boolean {
  return member?.sensitive ?? shape.traits.sensitive ?? false
}
