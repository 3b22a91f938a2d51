import { cbor } from '@smithy/core/cbor'
import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../contract/index.js'
import { ParseError } from '../scalars/index.js'
import { CborError } from './cbor-error.js'
import { CborReader } from './cbor-reader.js'
import { cborStructureDecoder } from './decode-cbor-shape.js'
import { encodeCborValue } from './encode-cbor-value.js'
import { MAP, MINOR_BITS } from './initial-byte.js'

/** Encodes a structure as a body. Members that are null or undefined are left out. */
export function encodeCborBody(shape: Shape, value: Structure): Uint8Array {
  return cbor.serialize(encodeCborValue(shape, value))
}

/** Encodes a member of a map: its key and its value. */
export function encodeCborEntry({ wireName, shape }: Member, value: unknown): Uint8Array {
  return Buffer.concat([cbor.serialize(wireName), cbor.serialize(encodeCborValue(shape, value))])
}

/**
 * Decodes a body that is a structure. An empty body is an empty map.
 *
 * @throws ParseError for bytes that are not CBOR, and for values that the shape does not allow.
 */
export function decodeCborBody(shape: Shape, body: Uint8Array): Structure {
  return body.byteLength === 0 ? {} : readBody(body, cborStructureDecoder(shape))
}

/**
 * The texts and numbers in the map of a body without a shape. They tell which error it is.
 *
 * @throws ParseError for bytes that are not CBOR.
 */
export function readCborScalars(body: Uint8Array): Structure {
  return readBody(body, (reader) => {
    const scalars: Structure = {}
    for (let left = reader.enterMap(); reader.hasMore(left); left--)
      scalars[reader.key()] = reader.textOrNumber()
    return scalars
  })
}

/** Reads the map of a body with `read`, and checks that nothing follows. */
function readBody(body: Uint8Array, read: (reader: CborReader) => Structure): Structure {
  // Text in another format is found here.
  if ((body[0] ?? 0) >> MINOR_BITS !== MAP) throw new ParseError('expected a CBOR map')
  const reader = new CborReader(body)
  try {
    const structure = read(reader)
    reader.finish()
    return structure
  } catch (error) {
    if (error instanceof CborError || !(error instanceof ParseError)) throw error
    throw new ParseError(`${error.message}, before byte ${reader.offset}`)
  }
}
