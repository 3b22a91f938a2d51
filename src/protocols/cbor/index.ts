/**
 * cbor: bodies of `smithy-rpc-v2-cbor`.
 *
 * In: a shape and bytes, or a value. Out: the value, or the bytes. Reading is ours, in one pass; writing is Smithy's.
 */
export { decodeCborBody, encodeCborBody, readCborScalars } from './body.js'
