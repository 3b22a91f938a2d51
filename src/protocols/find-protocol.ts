import type { ServiceModel } from '../models/index.js'
import { guardRequests, type Protocol } from './contract/index.js'
import { ec2 } from './ec2.js'
import { json } from './json.js'
import { query } from './query.js'
import { guardResponses } from './responses/index.js'
import { restJson } from './rest-json.js'
import { restXml } from './rest-xml.js'

/** A protocol, or the way to load it. */
const protocols: Record<ServiceModel['protocolName'], Protocol | (() => Promise<Protocol>)> = {
  json: guarded(json),
  'rest-json': guarded(restJson),
  'rest-xml': guarded(restXml),
  // Three services speak it. Its reader and its library would be 40 KB of what every program loads.
  'smithy-rpc-v2-cbor': async () => guarded((await import('./smithy-rpc-v2-cbor.js')).smithyRpcV2Cbor),
  query: guarded(query),
  ec2: guarded(ec2),
}

function guarded(protocol: Protocol): Protocol {
  return guardRequests(guardResponses(protocol))
}

/**
 * The protocol for a service. If the service supports several, it is the one that boto3 uses. A promise for one that is
 * not loaded yet.
 *
 * @throws NextTokenError `InvalidModel` if the model names no protocol that is known.
 */
export function findProtocol({
  protocolName,
}: Pick<ServiceModel, 'protocolName'>): Protocol | Promise<Protocol> {
  const found = protocols[protocolName]
  return typeof found === 'function' ? load(protocolName, found) : found
}

async function load(name: ServiceModel['protocolName'], loading: () => Promise<Protocol>): Promise<Protocol> {
  const protocol = await loading()
  protocols[name] = protocol
  return protocol
}
