import type { ServiceModel } from '../models/index.js'
import { guardRequests, type Protocol } from './contract/index.js'
import { ec2 } from './ec2.js'
import { json } from './json.js'
import { query } from './query.js'
import { guardResponses } from './responses/index.js'
import { restJson } from './rest-json.js'
import { restXml } from './rest-xml.js'
import { smithyRpcV2Cbor } from './smithy-rpc-v2-cbor.js'

const protocols = {
  json: guarded(json),
  'rest-json': guarded(restJson),
  'rest-xml': guarded(restXml),
  'smithy-rpc-v2-cbor': guarded(smithyRpcV2Cbor),
  query: guarded(query),
  ec2: guarded(ec2),
} as const satisfies Record<ServiceModel['protocolName'], Protocol>

function guarded(protocol: Protocol): Protocol {
  return guardRequests(guardResponses(protocol))
}

/**
 * The protocol for a service. If the service supports several, it is the one that boto3 uses.
 *
 * @throws NextTokenError `InvalidModel` if the model names no protocol that is known.
 */
export function findProtocol(service: ServiceModel): Protocol {
  return protocols[service.protocolName]
}
