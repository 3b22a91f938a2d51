import { cbor } from '@smithy/core/cbor'
import type { Shape } from '../../models/index.js'
import type { Structure } from '../protocol.js'
import { checkCbor } from './check-cbor.js'
import { decodeCborStructure } from './decode-value.js'
import { encodeCborValue } from './encode-value.js'

/** A structure as a body of CBOR. Null and undefined members are left out. */
export function encodeCborBody(shape: Shape, value: Structure): Uint8Array {
  return cbor.serialize(encodeCborValue(shape, value))
}

/**
 * A structure out of a body of CBOR; no body counts as an empty map.
 * @throws Error where the bytes are not CBOR, or not of the shape.
 */
export function decodeCborBody(shape: Shape, body: Uint8Array): Structure {
  return body.byteLength === 0 ? {} : decodeCborStructure(shape, parseCborMap(body))
}

/** RFC 8949, section 3: the first three bits of a map are 101. All bodies are maps; other text is soon told apart. */
export function parseCborMap(body: Uint8Array): unknown {
  if (((body[0] ?? 0) & 0b1110_0000) !== 0b1010_0000) throw new TypeError('a CBOR map was expected')
  checkCbor(body)
  return cbor.deserialize(body)
}
