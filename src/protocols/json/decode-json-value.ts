import type { Member, Shape } from '../../models/index.js'
import { memoize } from '../../values/index.js'
import {
  assertFinite,
  decodeBase64,
  exactLong,
  ParseError,
  parseBoolean,
  parseNumber,
  parseTimestamp,
} from '../scalars/index.js'
import { parseExactText } from './parse-json.js'
import { parseText } from './parse-text.js'
import {
  type Decoder,
  decodeItems,
  decodeMapValues,
  type ObjectDecoder,
  structureDecoder,
} from './structure-decoder.js'

type Members = ReadonlyMap<string, Member>

/** The decoder of these members. Compiled when the first value is decoded, since shapes can contain themselves. */
const objectDecoder: (members: Members) => ObjectDecoder = memoize((members) =>
  structureDecoder(members, memberDecoder, decodeString),
)

/** Whether a number was found that JavaScript may have rounded. Decoding is synchronous, so one variable is enough. */
let mayBeRounded = false

/**
 * Parses text, and decodes the value with `decode`, which calls `decodeJson` or `decodeJsonMembers`. If a number is
 * found that JavaScript rounds, the text is parsed a second time, digit by digit. Searching every page for such
 * numbers first would cost a pass of its own.
 */
export function decodeJsonText<T>(text: string, decode: (parsed: unknown) => T): T {
  mayBeRounded = false
  try {
    const value = decode(parseText(text))
    if (!mayBeRounded) return value
  } catch (cause) {
    if (!mayBeRounded) throw cause
  }
  return decode(parseExactText(text))
}

/**
 * Decodes a parsed value in place: do not use the parsed value afterwards. Members that are unknown or null are left
 * out; null in a list or a map stays, as in boto3.
 *
 * @throws ParseError for a value of another type than the shape's.
 */
export function decodeJson(shape: Shape, value: unknown): unknown {
  return decoderOf(shape)(value)
}

/**
 * Decodes all or some members of a structure. Pass the same map each time: the decoder is kept by it. null is read as
 * an empty object.
 */
export function decodeJsonMembers(members: Members, value: unknown): Record<string, unknown> {
  return objectDecoder(members)(asObject(value ?? {}))
}

/** Some services send a member that is a string of JSON as the JSON itself. */
function memberDecoder(member: Member): Decoder {
  return member.traits.jsonvalue ? decodeDocument : decoderOf(member.shape)
}

function decoderOf(shape: Shape): Decoder {
  if (shape.codec) return shape.codec.decode
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

function structureOf({ members }: Shape): Decoder {
  let decode: ObjectDecoder | undefined
  return (value) => {
    decode ??= objectDecoder(members)
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

/** A document is the user's value as it is. The loop is not recursive, because a document can be of any depth. */
function decodeDocument(document: unknown): unknown {
  const rest = [document]
  while (rest.length > 0) {
    const value = rest.pop()
    if (typeof value === 'number') noteRounding(value)
    else if (typeof value === 'object' && value !== null)
      for (const item of Object.values(value)) rest.push(item)
  }
  return document
}

/** Some services send a number or a boolean for a string of their model. Like the AWS SDKs, we take its text. */
function decodeString(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' || value === undefined) throw mismatch('a string', value)
  if (typeof value === 'number') noteRounding(value)
  return String(value)
}

function noteRounding(number: number): void {
  if (Number.isInteger(number) ? !Number.isSafeInteger(number) : !Number.isFinite(number)) mayBeRounded = true
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
    noteRounding(value)
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
    // A double is rounded anyway; the second parse refuses integers with too many digits.
    if (!Number.isFinite(value)) mayBeRounded = true
    return value
  }
  if (typeof value === 'string' || typeof value === 'bigint')
    return Number(parseNumber(String(value), 'double'))
  throw mismatch('a number', value)
}

function asObject(value: unknown): Record<string, unknown> {
  // Not by `isObject`: this is called at every level, also where the stack is about to overflow.
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch('an object', value)
  return value as Record<string, unknown>
}

function mismatch(expected: string, value: unknown): ParseError {
  const kind =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'an array'
        : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
  return new ParseError(`expected ${expected}, found ${kind}`)
}
