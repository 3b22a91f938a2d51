import { cbor } from '@smithy/core/cbor'
import type { OperationModel, Shape } from '../../src/models/index.js'
import { decodeObjectError } from '../../src/protocols/errors/object-error.js'
import type { DecodedError, RawResponse, Structure } from '../../src/protocols/index.js'
import { checkCbor } from './check-cbor.js'
import { decodeCborStructure } from './decode-value.js'

/** `decodeCborBody` in three passes: a check, Smithy's library, and a conversion by the shape. */
export function decodeInPasses(shape: Shape, body: Uint8Array): Structure {
  return body.byteLength === 0 ? {} : decodeCborStructure(shape, parseMap(body))
}

/** The protocol's `decodeError` in three passes. */
export function decodeErrorInPasses(operation: OperationModel, response: RawResponse): DecodedError {
  return decodeObjectError(operation, response, {
    parse: parseMap,
    decodeMembers: (shape, { body }) => decodeInPasses(shape, body),
    nameSources: ['__type', 'header', 'code'],
    isText: false,
  })
}

function parseMap(body: Uint8Array): unknown {
  if (((body[0] ?? 0) & 0b1110_0000) !== 0b1010_0000) throw new TypeError('expected a CBOR map')
  checkCbor(body)
  // As a Buffer, because the library drops a byte order mark from texts of other bytes.
  return cbor.deserialize(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}
