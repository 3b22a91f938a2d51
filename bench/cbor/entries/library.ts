import { decodeInPasses } from '../../../fuzz/cbor-oracle/body.js'
import { smithyRpcV2Cbor } from '../../../src/protocols/smithy-rpc-v2-cbor.js'
import { measureReader } from '../measure-reader.js'

// The client takes the decoder from this object at each call.
smithyRpcV2Cbor.decodeResponse = ({ output }, { body }) => (output ? decodeInPasses(output, body) : {})

await measureReader()
