import type { ServiceModel } from '../../models/index.js'
import { findProtocol, type Protocol } from '../../protocols/index.js'
import { hooksOf, type ServiceHooks } from '../../services/index.js'
import { crc32Check } from '../body/index.js'

/** What a client knows of its service before its first call. */
export interface KnownService {
  readonly model: ServiceModel
  readonly hooks: ServiceHooks
  readonly crc32Check: ReturnType<typeof crc32Check>
}

/** What every call needs to know about its service. */
export interface ServiceContext extends KnownService {
  readonly protocol: Protocol
}

export function knownService(model: ServiceModel): KnownService {
  const hooks = hooksOf(model.metadata.serviceId)
  return { model, hooks, crc32Check: crc32Check(hooks.crc32Header) }
}

/** @throws NextTokenError `InvalidModel` for a protocol that nexttoken does not speak. */
export async function serviceContext(known: KnownService): Promise<ServiceContext> {
  return { ...known, protocol: await findProtocol(known.model) }
}
