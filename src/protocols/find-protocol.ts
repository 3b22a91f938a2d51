import type { ServiceModel } from '../models/index.js'
import { ec2 } from './ec2.js'
import { guardAnswers } from './guard-answers.js'
import { json } from './json.js'
import type { Protocol } from './protocol.js'
import { query } from './query.js'
import { restJson } from './rest-json.js'
import { restXml } from './rest-xml.js'
import { smithyRpcV2Cbor } from './smithy-rpc-v2-cbor.js'

const protocols = {
  json: guardAnswers(json),
  'rest-json': guardAnswers(restJson),
  'rest-xml': guardAnswers(restXml),
  'smithy-rpc-v2-cbor': guardAnswers(smithyRpcV2Cbor),
  query: guardAnswers(query),
  ec2: guardAnswers(ec2),
} as const satisfies Record<ServiceModel['protocolName'], Protocol>

/**
 * The protocol to speak with a service: boto3's choice, where the service offers several.
 * @throws NextTokenError `InvalidModel` where the model names none that there is.
 */
export function findProtocol(service: ServiceModel): Protocol {
  return protocols[service.protocolName]
}
