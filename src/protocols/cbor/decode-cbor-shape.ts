import type { Member, Shape } from '../../models/index.js'
import { memoize } from '../../values/index.js'
import { type BytePattern, EnumCache, expectNext } from '../bytes/index.js'
import type { Structure } from '../contract/index.js'
import { assertFinite, exactLong } from '../scalars/index.js'
import type { CborReader } from './cbor-reader.js'
import { textPattern } from './text-pattern.js'

/** Reads the next value, which is not null, and gives the user's value. */
type CborDecoder = (reader: CborReader) => unknown
type CborStructureDecoder = (reader: CborReader) => Structure

/** A member of a structure. */
interface CborField {
  readonly name: string
  readonly key: BytePattern | undefined
  readonly decode: CborDecoder
  /** Most members are text. Checking that here saves a call. */
  readonly isText: boolean
  /** The field that followed this one the last time. */
  next: CborField | undefined
}

interface CborFields {
  /** Stands before the first field. */
  readonly start: CborField
  readonly byKey: ReadonlyMap<string, CborField>
}

/** How many expected keys are compared before the next key is read and looked up. */
const MOST_GUESSES = 6
/** How many items a list has room for from the start: a body of many nested lists can claim any number for each. */
const MOST_RESERVED = 1024

/**
 * The decoder of a structure, compiled once. Members that are unknown or null are left out, and so is null in a map
 * that is not sparse; null in a list stays. If a key is repeated, the last value counts. All of this is as in boto3.
 */
export function cborStructureDecoder(shape: Shape): CborStructureDecoder {
  return cborDecoder(shape) as CborStructureDecoder
}

const cborDecoder: (shape: Shape) => CborDecoder = memoize(compile)

function compile(shape: Shape): CborDecoder {
  switch (shape.type) {
    case 'structure':
      return structureDecoder(shape)
    case 'list':
      return listDecoder(shape)
    case 'map':
      return mapDecoder(shape)
    case 'timestamp':
      return (reader) => reader.timestamp()
    case 'blob':
      return (reader) => reader.blob()
    case 'long':
      return readLong
    case 'integer':
      return readInteger
    case 'float':
    case 'double':
      return (reader) => Number(reader.number())
    case 'boolean':
      return (reader) => reader.boolean()
    default:
      return shape.traits.enum ? enumDecoder(shape.traits.enum) : readText
  }
}

function readText(reader: CborReader): string {
  return reader.text()
}

function enumDecoder(values: readonly string[]): CborDecoder {
  const cache = new EnumCache(new Map(values.map((value) => [value, value])), textPattern)
  return (reader) => reader.enumText(cache)
}

function readLong(reader: CborReader): number | bigint {
  const value = reader.number()
  if (Number.isSafeInteger(value)) return value
  if (typeof value === 'number') assertFinite(value)
  return exactLong(value)
}

function readInteger(reader: CborReader): number {
  const value = Number(reader.number())
  assertFinite(value)
  return value
}

/** Compiles the members when the first value is decoded, since shapes can contain themselves. */
function structureDecoder(shape: Shape): CborStructureDecoder {
  let fields: CborFields | undefined
  return (reader) => {
    fields ??= compileFields(shape.members)
    return readStructure(reader, fields)
  }
}

function compileFields(members: ReadonlyMap<string, Member>): CborFields {
  const byKey = new Map<string, CborField>()
  for (const { name, wireName, shape } of members.values()) {
    // The reader refuses the key, and the name would set a prototype.
    if (wireName === '__proto__' || name === '__proto__') continue
    const decode = cborDecoder(shape)
    const isText = decode === readText
    byKey.set(wireName, { name, key: textPattern(wireName), decode, isText, next: undefined })
  }
  const start = { name: '', key: undefined, decode: readText, isText: true, next: undefined }
  let last: CborField = start
  for (const field of byKey.values()) {
    last.next = field
    last = field
  }
  return { start, byKey }
}

function readStructure(reader: CborReader, { start, byKey }: CborFields): Structure {
  const target: Structure = {}
  let last = start
  for (let left = reader.enterMap(); reader.hasMore(left); left--) {
    let field = takeExpected(reader, last)
    if (field === undefined) {
      field = byKey.get(reader.key())
      if (field === undefined) {
        reader.skip()
        continue
      }
      expectNext(last, field)
    }
    last = field
    if (!reader.takesNull()) target[field.name] = field.isText ? reader.text() : field.decode(reader)
  }
  return target
}

/** Reads the next key if it belongs to one of the fields that are expected after `last`. */
function takeExpected(reader: CborReader, last: CborField): CborField | undefined {
  let field = last.next
  for (let i = 0; i < MOST_GUESSES && field !== undefined; i++) {
    if (reader.takes(field.key)) return field
    field = field.next
  }
  return undefined
}

function listDecoder(shape: Shape): CborDecoder {
  let decode: CborDecoder | undefined
  return (reader) => {
    decode ??= cborDecoder(shape.element.shape)
    let left = reader.enterList()
    // Of its exact length: a list that grows reserves room for more than it contains.
    const list = left > 0 && left <= MOST_RESERVED ? new Array<unknown>(left) : []
    for (let i = 0; reader.hasMore(left); i++, left--) list[i] = reader.takesNull() ? null : decode(reader)
    return list
  }
}

function mapDecoder(shape: Shape): CborDecoder {
  const keepsNull = shape.traits.sparse === true
  let decode: CborDecoder | undefined
  return (reader) => {
    decode ??= cborDecoder(shape.value.shape)
    const map: Structure = {}
    for (let left = reader.enterMap(); reader.hasMore(left); left--) {
      const key = reader.key()
      if (!reader.takesNull()) map[key] = decode(reader)
      else if (keepsNull) map[key] = null
    }
    return map
  }
}
