/**
 * cbor: bodies of `smithy-rpc-v2-cbor`.
 *
 * In: a shape with bytes, or with a value. Out: the value, or the bytes. Bodies are read here in one pass, because a
 * page costs three fifths of what it costs with Smithy's codec, a check of its bytes, and a conversion
 * (`bench/cbor`). Smithy's codec writes.
 */
export { decodeCborBody, encodeCborBody, encodeCborEntry, readCborScalars } from './body.js'
