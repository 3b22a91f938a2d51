import type { ModelDescription } from './description/index.js'
import type { ServiceFacts } from './files/index.js'

/** The facts about a service in a list of services, from its model. */
export function serviceFacts({ service, paginators, waiters }: ModelDescription): ServiceFacts {
  const { metadata } = service
  const rules = Object.values(paginators?.pagination ?? {})
  return {
    apiVersion: metadata.apiVersion,
    serviceId: metadata.serviceId,
    fullName: metadata.serviceFullName ?? metadata.serviceId,
    endpointPrefix: metadata.endpointPrefix,
    protocols: metadata.protocols?.length ? metadata.protocols : [metadata.protocol],
    operations: Object.keys(service.operations).length,
    paginators: rules.length,
    inferredPaginators: rules.filter((rule) => rule.inferred_from !== undefined).length,
    waiters: Object.keys(waiters?.waiters ?? {}).length,
  }
}
