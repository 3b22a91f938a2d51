import type { ServiceModel } from '../models/index.js'
import { guardAnswers } from './answers/index.js'
import { guardRequests, type Protocol } from './contract/index.js'
import { ec2 } from './ec2.js'
import { json } from './json.js'
import { query } from './query.js'
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
  return guardRequests(guardAnswers(protocol))
}

/**
 * The protocol to speak with a service: boto3's choice, where the service offers several.
 * @throws NextTokenError `InvalidModel` where the model names none that there is.
 */
export function findProtocol(service: ServiceModel): Protocol {
  return protocols[service.protocolName]
}
