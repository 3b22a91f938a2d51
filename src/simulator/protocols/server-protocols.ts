import type { ProtocolName, ServiceModel } from '../../models/index.js'
import { ec2 } from './ec2.js'
import { json } from './json.js'
import { query } from './query.js'
import { restJson } from './rest-json.js'
import { restXml } from './rest-xml.js'
import type { ServerProtocol } from './server-protocol.js'
import { smithyRpcV2Cbor } from './smithy-rpc-v2-cbor.js'

const protocols: ReadonlyMap<string, ServerProtocol> = new Map(
  Object.entries({
    json,
    'rest-json': restJson,
    'rest-xml': restXml,
    'smithy-rpc-v2-cbor': smithyRpcV2Cbor,
    query,
    ec2,
  } satisfies Record<ProtocolName, ServerProtocol>),
)

/** Every protocol of a service, because clients choose different ones. */
export function serverProtocols({ metadata }: ServiceModel): readonly ServerProtocol[] {
  return (metadata.protocols ?? [metadata.protocol]).flatMap((name) => protocols.get(name) ?? [])
}
