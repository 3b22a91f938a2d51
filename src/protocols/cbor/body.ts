import { cbor } from '@smithy/core/cbor'
import type { Shape } from '../../models/index.js'
import type { Structure } from '../contract/index.js'
import { PlainProblem } from '../scalars/index.js'
import { CborError } from './cbor-error.js'
import { CborReader } from './cbor-reader.js'
import { cborStructureDecoder } from './decode-cbor-shape.js'
import { encodeCborValue } from './encode-cbor-value.js'
import { MAP, MINOR_BITS } from './initial-byte.js'

/** A structure as a body of CBOR. Null and undefined members are left out. */
export function encodeCborBody(shape: Shape, value: Structure): Uint8Array {
  return cbor.serialize(encodeCborValue(shape, value))
}

/**
 * A structure out of a body of CBOR; no body counts as an empty map.
 * @throws PlainProblem where the bytes are not CBOR, or not of the shape.
 */
export function decodeCborBody(shape: Shape, body: Uint8Array): Structure {
  return body.byteLength === 0 ? {} : readBody(body, cborStructureDecoder(shape))
}

/**
 * The texts and numbers in a body's map, whatever its shape: by them errors are told apart.
 * @throws PlainProblem where the bytes are not CBOR.
 */
export function readCborScalars(body: Uint8Array): Structure {
  return readBody(body, (reader) => {
    const scalars: Structure = {}
    for (let left = reader.enterMap(); reader.goesOn(left); left--)
      scalars[reader.key()] = reader.textOrNumber()
    return scalars
  })
}

/** Has `read` take the map that a body is, and sees to it that nothing follows. */
function readBody(body: Uint8Array, read: (reader: CborReader) => Structure): Structure {
  // Other text than CBOR is soon told by this.
  if ((body[0] ?? 0) >> MINOR_BITS !== MAP) throw new PlainProblem('a CBOR map was expected')
  const reader = new CborReader(body)
  try {
    const structure = read(reader)
    reader.finish()
    return structure
  } catch (error) {
    if (error instanceof CborError || !(error instanceof PlainProblem)) throw error
    throw new PlainProblem(`${error.message}, before byte ${reader.offset}`)
  }
}
