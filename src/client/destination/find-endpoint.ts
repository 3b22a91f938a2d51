import type { ResolvedEndpoint } from '../../endpoints/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { ServiceHooks } from '../../services/index.js'
import type { ClientSettings } from '../config/index.js'
import { operationPlan } from '../request/index.js'
import type { Describe, EndpointDiscovery } from './endpoint-discovery.js'
import type { EndpointResolvers } from './endpoint-resolvers.js'

/** What an endpoint depends on besides the call. */
export interface EndpointSource {
  readonly settings: ClientSettings
  readonly resolvers: EndpointResolvers
  readonly discovery: EndpointDiscovery
  readonly hooks: ServiceHooks
  readonly describe: Describe
}

/** The endpoint of one call. Credentials are fetched for it only if the endpoint may contain the account id. */
export async function findEndpoint(
  { resolvers, settings, discovery, hooks, describe }: EndpointSource,
  operation: OperationModel,
  input: Structure,
): Promise<ResolvedEndpoint> {
  const wantsAccount =
    operationPlan(operation).takesAccount && settings.endpoint.accountIdEndpointMode !== 'disabled'
  const identity = wantsAccount && settings.credentials ? await settings.credentials() : undefined
  const resolver = resolvers.of(hooks.regions?.scope(input))
  const endpoint = resolver.resolve(operation, input, identity?.accountId)
  // A custom endpoint receives the call itself, as in boto3.
  const isAws = settings.endpoint.endpoint === undefined
  const discovered = isAws ? await discovery.urlOf(operation, describe) : undefined
  const host = hooks.hostUrl?.(operation, input) ?? discovered
  return host === undefined ? endpoint : withHost(endpoint, new URL(host))
}

function withHost(endpoint: ResolvedEndpoint, { protocol, hostname, port }: URL): ResolvedEndpoint {
  const url = { ...endpoint.url, protocol, hostname, port: port === '' ? undefined : Number(port) }
  return { ...endpoint, url }
}
