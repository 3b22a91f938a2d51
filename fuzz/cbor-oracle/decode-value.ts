import type { Member, Shape } from '../../src/models/index.js'
import {
  type Decoder,
  decodeItems,
  decodeMapValues,
  type ObjectDecoder,
  structureDecoder,
} from '../../src/protocols/json/structure-decoder.js'
import { assertFinite, exactLong } from '../../src/protocols/scalars/number.js'
import { parseTimestamp } from '../../src/protocols/scalars/timestamp.js'

type Members = ReadonlyMap<string, Member>

const structures = new WeakMap<Members, ObjectDecoder>()

/**
 * Decodes a map of `cbor.deserialize` in place. Members that are unknown or null are left out, and so is null in a
 * map that is not sparse; null in a list stays. All of this is as in boto3.
 *
 * @throws TypeError for a value of another type than the shape's.
 */
export function decodeCborStructure(shape: Shape, value: unknown): Record<string, unknown> {
  const object = asObject(value)
  // Compiled when the first value is decoded, since shapes can contain themselves.
  let decode = structures.get(shape.members)
  if (!decode) {
    decode = structureDecoder(shape.members, (member) => decoderOf(member.shape), decodeString)
    structures.set(shape.members, decode)
  }
  return decode(object)
}

function decoderOf(shape: Shape): Decoder {
  switch (shape.type) {
    case 'structure':
      return (value) => decodeCborStructure(shape, value)
    case 'list':
      return listDecoder(shape)
    case 'map':
      return mapDecoder(shape)
    case 'timestamp':
      return decodeTimestamp
    case 'blob':
      return decodeBlob
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
    if (!Array.isArray(value)) throw mismatch('a list', value)
    decode ??= decoderOf(shape.element.shape)
    return decodeItems(value, decode)
  }
}

function mapDecoder(shape: Shape): Decoder {
  const keepsNull = shape.traits.sparse === true
  let decode: Decoder | undefined
  return (value) => {
    decode ??= decoderOf(shape.value.shape)
    const object = decodeMapValues(asObject(value), decode)
    return keepsNull ? object : withoutNulls(object)
  }
}

/** A copy if there is a null, which is rare. */
function withoutNulls(object: Record<string, unknown>): Record<string, unknown> {
  for (const key in object) {
    if (object[key] === null)
      return Object.fromEntries(Object.entries(object).filter(([, item]) => item !== null))
  }
  return object
}

function decodeString(value: unknown): string {
  if (typeof value !== 'string') throw mismatch('a text string', value)
  return value
}

function decodeBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw mismatch('a boolean', value)
  return value
}

function decodeLong(value: unknown): number | bigint {
  if (typeof value === 'number') assertFinite(value)
  else if (typeof value !== 'bigint') throw mismatch('a number', value)
  return exactLong(value)
}

function decodeInteger(value: unknown): number {
  const number = decodeNumber(value)
  assertFinite(number)
  return number
}

function decodeNumber(value: unknown): number {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw mismatch('a number', value)
  return Number(value)
}

function decodeTimestamp(value: unknown): Date {
  return parseTimestamp(isTagged(value) ? value.value : value)
}

/** The library marks a tagged value with a symbol, because a map can have the keys `tag` and `value` too. */
function isTagged(value: unknown): value is { readonly value: unknown } {
  return typeof value === 'object' && value !== null && Object.getOwnPropertySymbols(value).length > 0
}

/** A copy: the library's value is a view that keeps the whole page in memory. */
function decodeBlob(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw mismatch('a byte string', value)
  return new Uint8Array(value)
}

function asObject(value: unknown): Record<string, unknown> {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isMap || value instanceof Uint8Array || isTagged(value)) throw mismatch('a map', value)
  return value as Record<string, unknown>
}

function mismatch(expected: string, value: unknown): TypeError {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`
  return new TypeError(`${expected} was expected where ${kind} stands`)
}
