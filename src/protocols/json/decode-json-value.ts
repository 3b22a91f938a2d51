import type { Member, Shape } from '../../models/index.js'
import {
  assertFinite,
  decodeBase64,
  exactLong,
  PlainProblem,
  parseBoolean,
  parseNumber,
  parseTimestamp,
} from '../scalars/index.js'
import { parseExactly } from './parse-json.js'
import { parseText } from './parse-text.js'
import {
  type Decoder,
  decodeItems,
  decodeMapValues,
  type ObjectDecoder,
  structureDecoder,
} from './structure-decoder.js'

type Members = ReadonlyMap<string, Member>

const structures = new WeakMap<Members, ObjectDecoder>()

/** Whether a number was met that a JavaScript number may not hold exactly; decoding is synchronous. */
let mayLoseDigits = false

/**
 * The user's value of JSON text, by a decoder that `decodeJson` or `decodeJsonMembers` is.
 * The text is read a second time, and digit by digit, only where the first reading met a number that is too long
 * for JavaScript's: to search every page for such digits would be a pass of its own.
 */
export function decodeJsonText<T>(text: string, decode: (parsed: unknown) => T): T {
  mayLoseDigits = false
  try {
    const value = decode(parseText(text))
    if (!mayLoseDigits) return value
  } catch (cause) {
    if (!mayLoseDigits) throw cause
  }
  return decode(parseExactly(text))
}

/**
 * The user's value of a parsed JSON value of this shape, decoded in place: the parsed value is used up. Members that
 * are unknown or null are left out; null in a list or map stays, as boto3 leaves it.
 *
 * @throws PlainProblem where the JSON is of another kind than the shape.
 */
export function decodeJson(shape: Shape, value: unknown): unknown {
  return decoderOf(shape)(value)
}

/**
 * As `decodeJson`, of a structure's members or some of them: always the same map, which keeps what is compiled.
 * null counts as an empty object.
 */
export function decodeJsonMembers(members: Members, value: unknown): Record<string, unknown> {
  return decodeStructure(members, value ?? {})
}

function decodeStructure(members: Members, value: unknown): Record<string, unknown> {
  const object = asObject(value)
  // Compiled when first decoded with, not when first met: shapes may hold themselves.
  let decode = structures.get(members)
  if (!decode) {
    decode = structureDecoder(members, memberDecoder, decodeString)
    structures.set(members, decode)
  }
  return decode(object)
}

/** A member that is a string with JSON in it is sent as that JSON itself by some services. */
function memberDecoder(member: Member): Decoder {
  return member.traits.jsonvalue ? decodeDocument : decoderOf(member.shape)
}

function decoderOf(shape: Shape): Decoder {
  switch (shape.type) {
    case 'structure':
      return shape.isDocument ? decodeDocument : structureOf(shape)
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

function structureOf(shape: Shape): Decoder {
  let decode: ObjectDecoder | undefined
  return (value) => {
    if (decode === undefined) {
      const output = decodeStructure(shape.members, value)
      decode = structures.get(shape.members)
      return output
    }
    return decode(asObject(value))
  }
}

function listDecoder(shape: Shape): Decoder {
  let decode: Decoder | undefined
  return (value) => {
    if (!Array.isArray(value)) throw mismatch('an array', value)
    decode ??= decoderOf(shape.element.shape)
    return decodeItems(value, decode)
  }
}

function mapDecoder(shape: Shape): Decoder {
  let decode: Decoder | undefined
  return (value) => {
    const object = asObject(value)
    decode ??= decoderOf(shape.value.shape)
    return decodeMapValues(object, decode)
  }
}

/** JSON's value is the user's. Not by recursion: nothing bounds how deep a document goes. */
function decodeDocument(document: unknown): unknown {
  const rest = [document]
  while (rest.length > 0) {
    const value = rest.pop()
    if (typeof value === 'number') noteDigits(value)
    else if (typeof value === 'object' && value !== null)
      for (const item of Object.values(value)) rest.push(item)
  }
  return document
}

/** Some services send a number or a boolean where their model says string; the AWS SDKs take its text too. */
function decodeString(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' || value === undefined) throw mismatch('a string', value)
  if (typeof value === 'number') noteDigits(value)
  return String(value)
}

function noteDigits(number: number): void {
  if (Number.isInteger(number) ? !Number.isSafeInteger(number) : !Number.isFinite(number))
    mayLoseDigits = true
}

function decodeBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'object' || value === undefined) throw mismatch('a boolean', value)
  return parseBoolean(String(value))
}

function decodeLong(value: unknown): number | bigint {
  if (typeof value === 'string') return parseNumber(value, 'long')
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value
    noteDigits(value)
    assertFinite(value)
  } else if (typeof value !== 'bigint') throw mismatch('a number', value)
  return exactLong(value)
}

function decodeInteger(value: unknown): number {
  const number = typeof value === 'string' ? Number(parseNumber(value, 'integer')) : decodeNumber(value)
  assertFinite(number)
  return number
}

function decodeNumber(value: unknown): number {
  if (typeof value === 'number') {
    // A double is rounded however it is read; digits past all bounds are refused by who reads them exactly.
    if (!Number.isFinite(value)) mayLoseDigits = true
    return value
  }
  if (typeof value === 'string' || typeof value === 'bigint')
    return Number(parseNumber(String(value), 'double'))
  throw mismatch('a number', value)
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch('an object', value)
  return value as Record<string, unknown>
}

function mismatch(expected: string, value: unknown): PlainProblem {
  const kind =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'an array'
        : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
  return new PlainProblem(`${expected} was expected where ${kind} stands`)
}
