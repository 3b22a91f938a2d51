import type { Member, Shape } from '../../models/index.js'
import { decodeBase64 } from '../blob.js'
import { getOwn } from '../get-own.js'
import { assertFinite, exactLong, parseNumber } from '../number.js'
import { parseBoolean } from '../parse-boolean.js'
import { setOwn } from '../set-own.js'
import { parseTimestamp } from '../timestamp.js'

/** Makes the user's value of a parsed JSON value. */
type Decoder = (value: unknown) => unknown

/** JSON's value is the user's: a list of such is returned as it is. */
const identity: Decoder = (value) => value

type StructureDecoder = (value: unknown) => Record<string, unknown>

const structureDecoders = new WeakMap<Shape, StructureDecoder>()

const memberDecoders = new WeakMap<ReadonlyMap<string, Member>, StructureDecoder>()

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
  return structureDecoder(shape)(value ?? {})
}

/** As `decodeJsonStructure`, of some of a structure's members: always the same map, which keeps what is compiled. */
export function decodeJsonMembers(
  members: ReadonlyMap<string, Member>,
  value: unknown,
): Record<string, unknown> {
  let decoder = memberDecoders.get(members)
  if (!decoder) {
    decoder = objectDecoder(members)
    memberDecoders.set(members, decoder)
  }
  return decoder(value ?? {})
}

function decoderOf(shape: Shape): Decoder {
  switch (shape.type) {
    case 'structure':
      return shape.isDocument ? identity : structureDecoder(shape)
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

/** Compiled when first decoded with, not when first met: shapes may hold themselves. */
function structureDecoder(shape: Shape): StructureDecoder {
  return (value) => {
    let decoder = structureDecoders.get(shape)
    if (!decoder) {
      decoder = objectDecoder(shape.members)
      structureDecoders.set(shape, decoder)
    }
    return decoder(value)
  }
}

function objectDecoder(members: ReadonlyMap<string, Member>): StructureDecoder {
  const entries = [...members.values()].map((member) => ({
    name: member.name,
    key: member.wireName,
    // Such a string holds JSON, which some services send as it is.
    decode: member.traits.jsonvalue ? identity : decoderOf(member.shape),
  }))
  return (value) => {
    const object = asObject(value)
    const output: Record<string, unknown> = {}
    for (const { name, key, decode } of entries) {
      const item = getOwn(object, key)
      if (item !== undefined) output[name] = decode(item)
    }
    return output
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
  const kind = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`
  return new TypeError(`${expected} was expected where ${kind} stands`)
}
