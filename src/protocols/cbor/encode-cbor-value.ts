import { tag } from '@smithy/core/cbor'
import type { Member, Shape } from '../../models/index.js'
import { getOwn, setOwn, wellFormed } from '../../values/index.js'
import { bytesOf, epochSeconds, parseTimestamp, writtenInteger } from '../scalars/index.js'

/** RFC 8949, section 3.4.2: seconds since 1970. */
const EPOCH_TAG = 1

/** Makes of a user's value what `cbor.serialize` writes. */
type Encoder = (value: unknown) => unknown

const structureEncoders = new WeakMap<Shape, Encoder>()

/** What `cbor.serialize` takes, of a user's value of this shape. Null and undefined members are left out. */
export function encodeCborValue(shape: Shape, value: unknown): unknown {
  return encoderOf(shape)(value)
}

function encoderOf(shape: Shape): Encoder {
  switch (shape.type) {
    case 'structure':
      return structureEncoder(shape)
    case 'list':
      return listEncoder(shape)
    case 'map':
      return mapEncoder(shape)
    case 'timestamp':
      return (value) => tag({ tag: EPOCH_TAG, value: epochSeconds(parseTimestamp(value)) })
    case 'blob':
      return bytesOf
    case 'integer':
    case 'long':
      return writtenInteger
    case 'string':
      return (value) => (typeof value === 'string' ? wellFormed(value) : value)
    default:
      return (value) => value
  }
}

/** Compiled when first encoded with, not when first met: shapes may hold themselves. */
function structureEncoder(shape: Shape): Encoder {
  return (value) => {
    let encoder = structureEncoders.get(shape)
    if (!encoder) {
      encoder = objectEncoder(shape.members)
      structureEncoders.set(shape, encoder)
    }
    return encoder(value)
  }
}

function objectEncoder(members: ReadonlyMap<string, Member>): Encoder {
  const entries = [...members.values()].map((member) => ({
    name: member.name,
    key: member.wireName,
    encode: encoderOf(member.shape),
  }))
  return (value) => {
    const object = asObject(value)
    const encoded: Record<string, unknown> = {}
    for (const { name, key, encode } of entries) {
      const item = getOwn(object, name)
      if (item !== undefined) encoded[key] = encode(item)
    }
    return encoded
  }
}

function listEncoder(shape: Shape): Encoder {
  let encode: Encoder | undefined
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError(`expected an array, not ${typeof value}`)
    encode ??= encoderOf(shape.element.shape)
    const encodeItem = encode
    return value.map((item) => (item === undefined || item === null ? null : encodeItem(item)))
  }
}

function mapEncoder(shape: Shape): Encoder {
  let encode: Encoder | undefined
  return (value) => {
    encode ??= encoderOf(shape.value.shape)
    const encoded: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(asObject(value))) {
      if (item !== undefined) setOwn(encoded, wellFormed(key), item === null ? null : encode(item))
    }
    return encoded
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`expected an object, not ${value === null ? 'null' : typeof value}`)
  }
  return value as Readonly<Record<string, unknown>>
}
