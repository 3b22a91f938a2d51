import type { Member, OperationModel, Shape } from '../../models/index.js'
import { bytesOf, parseTimestamp } from '../../protocols/index.js'
import { isBytes, isDate, isObjectOrList } from '../../values/index.js'
import { isMatcher } from './any-value.js'
import { isSensitive, isSet, showValue } from './show-value.js'

/** A place in an input, with what is expected there and what was passed. */
interface Place {
  readonly path: string
  /** undefined in a document, and in a member that the model does not know. */
  readonly shape: Shape | undefined
  readonly expected: unknown
  readonly actual: unknown
  readonly isSecret: boolean
}

/**
 * How an input differs from an expected one, as sentences; empty if it does not. Members that are undefined or null are
 * absent, as in a request.
 *
 * @param isWhole whether the input may have no members besides the expected ones. Inside of those it never may.
 */
export function inputDifferences(
  { input: shape }: OperationModel,
  { expected, actual }: Pick<Place, 'expected' | 'actual'>,
  isWhole: boolean,
): readonly string[] {
  const place: Place = { path: '', shape, expected, actual, isSecret: false }
  if (isWhole || isMatcher(expected) || !isObjectOrList(expected) || !isObjectOrList(actual))
    return differencesAt(place)
  return partsOf(place, Object.keys(expected)).flatMap(differencesAt)
}

function differencesAt(place: Place): readonly string[] {
  const { expected, actual, isSecret } = place
  const problem = (text: string) => [`${place.path || 'the input'}: ${text}`]
  if (isMatcher(expected)) {
    if (expected.asymmetricMatch(actual)) return []
    const seen = isAbsent(actual) ? 'but it is absent' : `got ${showValue(actual, isSecret)}`
    return problem(`expected ${String(expected)}, ${seen}`)
  }
  if (isAbsent(expected) && isAbsent(actual)) return []
  if (isAbsent(actual)) return problem(`expected ${showValue(expected, isSecret)}, but it is absent`)
  if (isAbsent(expected)) return problem(`expected no value, got ${showValue(actual, isSecret)}`)
  if (isSameScalar(place)) return []
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length)
    return problem(`expected ${expected.length} items, got ${actual.length}`)
  if (hasParts(expected) && hasParts(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return partsOf(place, [...names]).flatMap(differencesAt)
  }
  return problem(`expected ${showValue(expected, isSecret)}, got ${showValue(actual, isSecret)}`)
}

/** The same place, one level deeper, for each name. */
function partsOf({ path, shape, expected, actual, isSecret }: Place, names: readonly string[]): Place[] {
  return names.map((name) => {
    const member = shape && memberOf(shape, name)
    return {
      path: pathOf(path, isSecret && shape?.type === 'map' ? '…' : name, Array.isArray(expected)),
      shape: isModelled(member) ? member?.shape : undefined,
      expected: Reflect.get(Object(expected), name),
      actual: Reflect.get(Object(actual), name),
      isSecret: isSecret || isSensitive(member?.shape, member),
    }
  })
}

/** Whether the model describes what is in a value: not for a document, nor for plain values of DynamoDB. */
function isModelled(member: Member | undefined): boolean {
  return member !== undefined && !member.shape.isDocument && !member.traits.jsonvalue && !member.shape.codec
}

function pathOf(path: string, name: string, isIndex: boolean): string {
  if (isIndex) return `${path}[${name}]`
  return path === '' ? name : `${path}.${name}`
}

function memberOf(shape: Shape, name: string): Member | undefined {
  if (shape.type === 'list') return shape.element
  return shape.type === 'map' ? shape.value : shape.members.get(name)
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

/** Whether two values are the same, as far as they are not compared part by part. */
function isSameScalar({ shape, expected, actual }: Place): boolean {
  if (Object.is(expected, actual)) return true
  if (isNumber(expected) && isNumber(actual)) return String(expected) === String(actual)
  if (shape?.type === 'timestamp' || isDate(expected)) return sameTime(expected, actual)
  if (shape?.type === 'blob' || isBytes(expected)) return sameBytes(expected, actual)
  if (isSet(expected) && isSet(actual)) return sameSets(expected, actual)
  return false
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint'
}

function sameTime(expected: unknown, actual: unknown): boolean {
  try {
    return parseTimestamp(expected).getTime() === parseTimestamp(actual).getTime()
  } catch {
    return false
  }
}

function sameBytes(expected: unknown, actual: unknown): boolean {
  try {
    return Buffer.compare(bytesOf(expected), bytesOf(actual)) === 0
  } catch {
    return false
  }
}

/** The sets of DynamoDB's documents hold texts, numbers or bytes, in no order. */
function sameSets(expected: ReadonlySet<unknown>, actual: ReadonlySet<unknown>): boolean {
  const others = [...actual]
  const isThere = (value: unknown) =>
    others.some((other) =>
      isSameScalar({ path: '', shape: undefined, expected: value, actual: other, isSecret: true }),
    )
  return expected.size === actual.size && [...expected].every(isThere)
}

/** Whether a value is compared part by part: an object of members, or a list. */
function hasParts(value: unknown): value is object {
  return isObjectOrList(value) && !isBytes(value) && !isDate(value) && !isSet(value)
}
