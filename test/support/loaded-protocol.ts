import { protocolNames } from '../../src/models/description/protocol-name.js'
import type { ServiceModel } from '../../src/models/index.js'
import { findProtocol, type Protocol } from '../../src/protocols/index.js'

const loaded = new Map<string, Protocol>()
for (const protocolName of protocolNames) loaded.set(protocolName, await findProtocol({ protocolName }))

/** The protocol for a service, without a promise: all of them are loaded. */
export function loadedProtocol({ protocolName }: ServiceModel): Protocol {
  return loaded.get(protocolName) as Protocol
}
