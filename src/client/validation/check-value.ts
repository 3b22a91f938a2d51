import { didYouMean } from '../../errors/index.js'
import type { Member, Shape, ShapeType } from '../../models/index.js'
import { isStreamSource, parseTimestamp } from '../../protocols/index.js'
import { isArrayBuffer, isDate } from '../../values/index.js'
import { checkDocument } from './check-document.js'
import { type Problems, showValue } from './problems.js'

/** A value to check: its shape, its place, and where to report problems. */
export interface Check {
  readonly shape: Shape
  readonly member?: Member | undefined
  readonly value: unknown
  readonly path: string
  readonly problems: Problems
  /** Whether something that contains it is sensitive: then neither the value nor the keys in it are shown. */
  readonly isSecret?: boolean | undefined
  /** Whether a member of a structure may have any value: its shape does not say what callers see. */
  readonly isFree?: ((owner: Shape, member: Member) => boolean) | undefined
}

export function checkValue(unmarked: Check): void {
  const { shape, member, value, path, problems } = unmarked
  const becomesSecret = !unmarked.isSecret && isSensitive(shape, member)
  const check = becomesSecret ? { ...unmarked, isSecret: true } : unmarked
  if (shape.codec)
    shape.codec.check(check, (other, its) => checkValue({ ...check, shape: other, value: its }))
  else if (shape.isDocument || member?.traits.jsonvalue) checkDocument(value, { path, problems })
  else if (typeof value !== 'object' || value === null) checks[shape.type]?.(check)
  else if (problems.isParent(value)) problems.add(path, 'contains itself; expected a value without cycles')
  else problems.within(value, () => checks[shape.type]?.(check))
}

function hasMembers(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !isDate(value) && !ArrayBuffer.isView(value) && !isArrayBuffer(value)
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
  timestamp: checkTimestamp,
  blob: checkBlob,
}

function expect(check: Check, wanted: string, fits: boolean): boolean {
  if (fits) return true
  const seen = showValue(check.value, check.isSecret ?? false)
  check.problems.add(check.path, `expected ${wanted}, got ${seen}`)
  return false
}

function checkList(check: Check): void {
  const { value, shape, path } = check
  if (!Array.isArray(value)) {
    expect(check, 'an array', false)
    return
  }
  checkLength(check, value.length, 'items')
  for (const [index, item] of value.entries()) {
    if (item === null && shape.traits.sparse) continue
    checkPart(check, shape.element, { value: item, path: `${path}[${index}]` })
  }
}

function checkMap(check: Check): void {
  const { value, shape, path, isSecret } = check
  if (!hasMembers(value)) {
    expect(check, 'an object (a map)', false)
    return
  }
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || (item === null && shape.traits.sparse)) continue
    const shown = isSecret ? '…' : key
    checkPart(check, shape.key, { value: key, path: `${path} (key "${shown}")` })
    checkPart(check, shape.value, { value: item, path: `${path}.${shown}` })
  }
}

/** Checks a part of a value. */
function checkPart(whole: Check, member: Member, part: { value: unknown; path: string }): void {
  const { problems, isSecret, isFree } = whole
  checkValue({ shape: member.shape, member, value: part.value, path: part.path, problems, isSecret, isFree })
}

function checkString(check: Check): void {
  if (!expect(check, 'a string', typeof check.value === 'string')) return
  checkLength(check, String(check.value).length, 'characters')
}

function checkBlob(check: Check): void {
  const { value, member } = check
  const fits = typeof value === 'string' || ArrayBuffer.isView(value) || isArrayBuffer(value)
  if (!member?.streaming) expect(check, 'a Uint8Array or a string', fits)
  else expect(check, 'a Uint8Array, a string, a stream or a Blob', fits || isStreamSource(value))
}

/** Checks the minimum length. A host label may never be empty, whatever the model says. */
function checkLength(check: Check, length: number, unit: string): void {
  const least = check.shape.traits.min ?? (check.member?.traits.hostLabel ? 1 : 0)
  if (length < least) check.problems.add(check.path, `expected at least ${least} ${unit}, got ${length}`)
}

function checkInteger(check: Check): void {
  const { value } = check
  const fits = typeof value === 'bigint' || Number.isSafeInteger(value)
  const wanted =
    typeof value === 'number' && Number.isInteger(value) ? 'a bigint for an integer this large' : ''
  if (expect(check, wanted || 'an integer', fits)) checkMinimum(check)
}

function checkNumber(check: Check): void {
  if (expect(check, 'a number', typeof check.value === 'number' || typeof check.value === 'bigint'))
    checkMinimum(check)
}

function checkMinimum(check: Check): void {
  const { min } = check.shape.traits
  if (min !== undefined && (check.value as number | bigint) < min) expect(check, `at least ${min}`, false)
}

/** Checks a timestamp as the protocols parse it. Years outside 1 to 9999 cannot be written in a request. */
function checkTimestamp(check: Check): void {
  const year = yearOf(check.value)
  if (expect(check, 'a Date, epoch seconds or an ISO 8601 string', year !== undefined)) {
    expect(check, 'a date in the years 1 to 9999', year !== undefined && year >= 1 && year <= 9999)
  }
}

function yearOf(value: unknown): number | undefined {
  try {
    return parseTimestamp(value).getUTCFullYear()
  } catch {
    return undefined
  }
}

/**
 * Checks the members of a structure, its required members, and that exactly one member of a union is set.
 * `undefined` and `null` mean that a member is absent.
 */
function checkStructure(check: Check): void {
  const { shape, value, path, problems } = check
  if (!hasMembers(value)) {
    expect(check, `an object (${shape.name})`, false)
    return
  }
  const present = Object.keys(value).filter((name) => value[name] != null)
  for (const name of shape.required) {
    if (!present.includes(name)) problems.add(path, `missing required ${problems.noun} "${name}"`)
  }
  if (shape.traits.union) checkUnion(check, present)
  for (const name of present) {
    const member = shape.members.get(name)
    const inner = path ? `${path}.${name}` : name
    if (!member) problems.add(path, unknownMember(name, shape, problems.noun))
    else if (!check.isFree?.(shape, member)) checkPart(check, member, { value: value[name], path: inner })
  }
}

function checkUnion({ shape, path, problems }: Check, present: readonly string[]): void {
  if (present.length === 1) return
  const names = [...shape.members.keys()].join(', ')
  const seen = present.length === 0 ? 'none' : present.join(', ')
  problems.add(path, `expected exactly one of ${names} (${shape.name} is a union), got ${seen}`)
}

/** Names that boto3's paginators accept instead. */
const pagingNames = new Set([
  'MaxItems',
  'PageSize',
  'StartingToken',
  'maxItems',
  'pageSize',
  'startingToken',
])
const pagingRemedy = 'use paginate(operation, input, { maxItems, pageSize, startingToken })'

function unknownMember(name: string, shape: Shape, noun: string): string {
  if (name === 'PaginationConfig') return `unknown ${noun} "${name}"; ${pagingRemedy}`
  const names = [...shape.members.keys()]
  const suggestion = didYouMean(name, names) || (pagingNames.has(name) ? `; ${pagingRemedy}` : '')
  const known =
    names.length === 0 ? `; there are no ${noun}s` : `; known are ${names.slice(0, 12).join(', ')}`
  return `unknown ${noun} "${name}"${suggestion || `${known}${names.length > 12 ? ', …' : ''}`}`
}

/** A member's own trait overrides its shape's. */
function isSensitive(shape: Shape, member: Member | undefined): boolean {
  return member?.sensitive ?? shape.traits.sensitive ?? false
}
