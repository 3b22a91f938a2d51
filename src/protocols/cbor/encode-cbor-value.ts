import { tag } from '@smithy/core/cbor'
import type { Shape } from '../../models/index.js'
import { getOwn, memoize, setOwn, wellFormed } from '../../values/index.js'
import { asList, asStructure } from '../contract/index.js'
import { bytesOf, epochSeconds, parseTimestamp, writtenInteger } from '../scalars/index.js'

/** RFC 8949, section 3.4.2: seconds since 1970. */
const EPOCH_TAG = 1

/** Converts a user's value for `cbor.serialize`. */
type Encoder = (value: unknown) => unknown

/** Converts a value of this shape for `cbor.serialize`. Members that are null or undefined are left out. */
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

function structureEncoder(shape: Shape): Encoder {
  return (value) => objectEncoder(shape)(value)
}

/** Compiled when the first value is encoded, since shapes can contain themselves. */
const objectEncoder: (shape: Shape) => Encoder = memoize(({ members }) => {
  const entries = [...members.values()].map((member) => ({
    name: member.name,
    key: member.wireName,
    encode: encoderOf(member.shape),
  }))
  return (value) => {
    const object = asStructure(value)
    const encoded: Record<string, unknown> = {}
    for (const { name, key, encode } of entries) {
      const item = getOwn(object, name)
      if (item !== undefined) encoded[key] = encode(item)
    }
    return encoded
  }
})

function listEncoder(shape: Shape): Encoder {
  let encode: Encoder | undefined
  return (value) => {
    const list = asList(value)
    encode ??= encoderOf(shape.element.shape)
    const encodeItem = encode
    return list.map((item) => (item === undefined || item === null ? null : encodeItem(item)))
  }
}

function mapEncoder(shape: Shape): Encoder {
  let encode: Encoder | undefined
  return (value) => {
    encode ??= encoderOf(shape.value.shape)
    const encoded: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(asStructure(value))) {
      if (item !== undefined) setOwn(encoded, wellFormed(key), item === null ? null : encode(item))
    }
    return encoded
  }
}
