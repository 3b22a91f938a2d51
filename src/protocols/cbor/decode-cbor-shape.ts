import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../contract/index.js'
import { assertFinite, exactLong } from '../scalars/index.js'
import type { CborReader } from './cbor-reader.js'
import { type Wire, wireOf } from './cbor-wire.js'
import { wordDecoder } from './word-decoder.js'

/** Takes the value that the reader stands at, which is not null, and makes the user's value of it. */
type CborDecoder = (reader: CborReader) => unknown
type CborStructureDecoder = (reader: CborReader) => Structure

/** A member of a structure. */
interface Field {
  readonly name: string
  readonly key: Wire
  readonly decode: CborDecoder
  /** Most members are: seen here, they cost a call less. */
  readonly isText: boolean
  /** The field that came after this one when it was last looked for: pages repeat themselves. */
  next: Field | undefined
}

interface Fields {
  /** Stands before the first field. */
  readonly start: Field
  readonly byKey: ReadonlyMap<string, Field>
}

/** So many members may be left out in a row before a key is looked up by its name. */
const LOOK_AHEAD = 6
/** So many items' room is reserved at once: a body of many nested lists may announce any number in each. */
const MOST_RESERVED = 1024

const decoders = new WeakMap<Shape, CborDecoder>()

/**
 * The decoder of a structure, compiled once. Members that are unknown or null are left out, and so is null in a map
 * that is not sparse; null in a list stays; of a key that is there twice the last counts: all as in boto3.
 */
export function cborStructureDecoder(shape: Shape): CborStructureDecoder {
  return cborDecoder(shape) as CborStructureDecoder
}

function cborDecoder(shape: Shape): CborDecoder {
  const known = decoders.get(shape)
  if (known) return known
  const decoder = compile(shape)
  decoders.set(shape, decoder)
  return decoder
}

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
      return shape.traits.enum ? wordDecoder(shape.traits.enum) : readText
  }
}

function readText(reader: CborReader): string {
  return reader.text()
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

/** Compiled when first decoded with, not when first met: shapes may hold themselves. */
function structureDecoder(shape: Shape): CborStructureDecoder {
  let fields: Fields | undefined
  return (reader) => {
    fields ??= compileFields(shape.members)
    return readStructure(reader, fields)
  }
}

function compileFields(members: ReadonlyMap<string, Member>): Fields {
  const byKey = new Map<string, Field>()
  for (const { name, wireName, shape } of members.values()) {
    // The reader refuses the one, and the other would set a prototype.
    if (wireName === '__proto__' || name === '__proto__') continue
    const decode = cborDecoder(shape)
    byKey.set(wireName, { name, key: wireOf(wireName), decode, isText: decode === readText, next: undefined })
  }
  const start = { name: '', key: wireOf(''), decode: readText, isText: true, next: undefined }
  let last: Field = start
  for (const field of byKey.values()) {
    last.next = field
    last = field
  }
  return { start, byKey }
}

function readStructure(reader: CborReader, { start, byKey }: Fields): Structure {
  const target: Structure = {}
  let last = start
  for (let left = reader.enterMap(); reader.goesOn(left); left--) {
    let field = takeExpected(reader, last)
    if (field === undefined) {
      field = byKey.get(reader.key())
      if (field === undefined) {
        reader.skip()
        continue
      }
      last.next = field
    }
    last = field
    if (!reader.takesNull()) target[field.name] = field.isText ? reader.text() : field.decode(reader)
  }
  return target
}

/** Takes the key of one of the fields that are expected after `last`. */
function takeExpected(reader: CborReader, last: Field): Field | undefined {
  let field = last.next
  for (let i = 0; i < LOOK_AHEAD && field !== undefined; i++) {
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
    // Of its exact length: a list that grows has room for more than it holds.
    const list = left > 0 && left <= MOST_RESERVED ? new Array<unknown>(left) : []
    for (let i = 0; reader.goesOn(left); i++, left--) list[i] = reader.takesNull() ? null : decode(reader)
    return list
  }
}

function mapDecoder(shape: Shape): CborDecoder {
  const keepsNull = shape.traits.sparse === true
  let decode: CborDecoder | undefined
  return (reader) => {
    decode ??= cborDecoder(shape.value.shape)
    const map: Structure = {}
    for (let left = reader.enterMap(); reader.goesOn(left); left--) {
      const key = reader.key()
      if (!reader.takesNull()) map[key] = decode(reader)
      else if (keepsNull) map[key] = null
    }
    return map
  }
}
