import type { ServiceModel } from '../models/index.js'
import { hooksOf } from '../services/index.js'

/** Names of the methods that only this service's clients have and that are no operations. */
export function methodNames({ metadata }: ServiceModel): readonly string[] {
  return hooksOf(metadata.serviceId).methods?.names ?? []
}
