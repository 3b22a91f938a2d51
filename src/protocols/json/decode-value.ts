import type { Member, Shape } from '../../models/index.js'
import { decodeBase64 } from '../blob.js'
import { assertFinite, exactLong, parseNumber } from '../number.js'
import { parseBoolean } from '../parse-boolean.js'
import { setOwn } from '../set-own.js'
import { type Decoder, StructureDecoders } from '../structure-decoder.js'
import { parseTimestamp } from '../timestamp.js'

/** JSON's value is the user's: a list of such is returned as it is. */
const identity: Decoder = (value) => value

/** A member that is a string with JSON in it is sent as that JSON itself by some services. */
const structures = new StructureDecoders(
  (member) => (member.traits.jsonvalue ? identity : decoderOf(member.shape)),
  asObject,
)

/**
 * The user's value of a parsed JSON value of this shape. Members that are unknown or null are left out; null in a
 * list or map stays, as boto3 leaves it.
 *
 * @throws TypeError where the JSON is of another kind than the shape.
 */
export function decodeJson(shape: Shape, value: unknown): unknown {
  return decoderOf(shape)(value)
}

/** The user's structure of a parsed JSON object; null counts as an empty one. */
export function decodeJsonStructure(shape: Shape, value: unknown): Record<string, unknown> {
  return structures.decode(shape.members, value ?? {})
}

/** As `decodeJsonStructure`, of some of a structure's members: always the same map, which keeps what is compiled. */
export function decodeJsonMembers(
  members: ReadonlyMap<string, Member>,
  value: unknown,
): Record<string, unknown> {
  return structures.decode(members, value ?? {})
}

function decoderOf(shape: Shape): Decoder {
  switch (shape.type) {
    case 'structure':
      return shape.isDocument ? identity : (value) => structures.decode(shape.members, value)
    case 'list':
      return listDecoder(shape)
    case 'map':
      return mapDecoder(shape)
    case 'timestamp':
      return parseTimestamp
    case 'blob':
      return decodeBase64
    case 'long':
      return decodeLong
    case 'integer':
      return decodeInteger
    case 'float':
    case 'double':
      return decodeNumber
    case 'boolean':
      return decodeBoolean
    default:
      return decodeString
  }
}

function listDecoder(shape: Shape): Decoder {
  let decode: Decoder | undefined
  return (value) => {
    if (!Array.isArray(value)) throw mismatch('an array', value)
    decode ??= decoderOf(shape.element.shape)
    if (decode === identity || (decode === decodeString && value.every(isString))) return value
    const decodeItem = decode
    return value.map((item) => (item === null ? null : decodeItem(item)))
  }
}

function mapDecoder(shape: Shape): Decoder {
  let decode: Decoder | undefined
  return (value) => {
    const object = asObject(value)
    decode ??= decoderOf(shape.value.shape)
    if (decode === identity || (decode === decodeString && Object.values(object).every(isString)))
      return object
    const output: Record<string, unknown> = {}
    for (const key of Object.keys(object)) {
      const item = object[key]
      setOwn(output, key, item === null ? null : decode(item))
    }
    return output
  }
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

/** Some services send a number or a boolean where their model says string; the AWS SDKs take its text too. */
function decodeString(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' || value === undefined) throw mismatch('a string', value)
  return String(value)
}

function decodeBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'object' || value === undefined) throw mismatch('a boolean', value)
  return parseBoolean(String(value))
}

function decodeLong(value: unknown): number | bigint {
  if (typeof value === 'string') return parseNumber(value, 'long')
  if (typeof value === 'number') assertFinite(value)
  else if (typeof value !== 'bigint') throw mismatch('a number', value)
  return exactLong(value)
}

function decodeInteger(value: unknown): number {
  const number = typeof value === 'string' ? Number(parseNumber(value, 'integer')) : decodeNumber(value)
  assertFinite(number)
  return number
}

function decodeNumber(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string' || typeof value === 'bigint')
    return Number(parseNumber(String(value), 'double'))
  throw mismatch('a number', value)
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch('an object', value)
  return value as Readonly<Record<string, unknown>>
}

function mismatch(expected: string, value: unknown): TypeError {
  const kind =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'an array'
        : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
  return new TypeError(`${expected} was expected where ${kind} stands`)
}
