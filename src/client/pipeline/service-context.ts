import type { ServiceModel } from '../../models/index.js'
import { findProtocol, type Protocol } from '../../protocols/index.js'
import { hooksOf, type ServiceHooks } from '../../services/index.js'
import { crc32Check } from '../body/index.js'

/** What every call needs to know about its service. */
export interface ServiceContext {
  readonly model: ServiceModel
  readonly protocol: Protocol
  readonly hooks: ServiceHooks
  readonly crc32Check: ReturnType<typeof crc32Check>
}

/** @throws NextTokenError `InvalidModel` for a protocol that nexttoken does not speak. */
export function serviceContext(model: ServiceModel): ServiceContext {
  const hooks = hooksOf(model.metadata.serviceId)
  return { model, protocol: findProtocol(model), hooks, crc32Check: crc32Check(hooks.crc32Header) }
}
