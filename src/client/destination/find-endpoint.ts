import type { ResolvedEndpoint } from '../../endpoints/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { ServiceHooks } from '../../services/index.js'
import type { ClientSettings } from '../config/index.js'
import { operationPlan } from '../request/index.js'
import type { Describe, EndpointDiscovery } from './endpoint-discovery.js'
import type { RegionalEndpoints } from './regional-endpoints.js'

/** What endpoints depend on beside the call. */
export interface EndpointSource {
  readonly settings: ClientSettings
  readonly endpoints: RegionalEndpoints
  readonly discovery: EndpointDiscovery
  readonly hooks: ServiceHooks
  readonly describe: Describe
}

/**
 * Where one call goes. Some services have the account in the host; credentials are asked for it only where the
 * rules want it.
 */
export async function findEndpoint(
  { endpoints, settings, discovery, hooks, describe }: EndpointSource,
  operation: OperationModel,
  input: Structure,
): Promise<ResolvedEndpoint> {
  const wantsAccount =
    operationPlan(operation).takesAccount && settings.endpoint.accountIdEndpointMode !== 'disabled'
  const identity = wantsAccount && settings.credentials ? await settings.credentials() : undefined
  const resolver = endpoints.of(hooks.regions?.scope(input))
  const endpoint = resolver.resolve(operation, input, identity?.accountId)
  // A custom endpoint is asked for itself: boto3 discovers nothing then either.
  const isAws = settings.endpoint.endpoint === undefined
  const discovered = isAws ? await discovery.urlOf(operation, describe) : undefined
  const host = hooks.hostUrl?.(operation, input) ?? discovered
  return host === undefined ? endpoint : withHost(endpoint, new URL(host))
}

function withHost(endpoint: ResolvedEndpoint, { protocol, hostname, port }: URL): ResolvedEndpoint {
  const url = { ...endpoint.url, protocol, hostname, port: port === '' ? undefined : Number(port) }
  return { ...endpoint, url }
}
