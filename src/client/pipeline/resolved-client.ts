import { type CredentialCalls, RequestSigner } from '../../auth/index.js'
import { Transport } from '../../transport/index.js'
import { type ClientConfig, type ClientSettings, resolveClientSettings } from '../config/index.js'
import { EndpointDiscovery, EndpointResolvers } from '../destination/index.js'
import { OperationPaces } from './operation-paces.js'
import type { KnownService, ServiceContext } from './service-context.js'
import { SessionCredentialsCache } from './session-credentials-cache.js'

/** The configuration of a client, and what its calls share. */
export interface SettledClient {
  readonly settings: ClientSettings
  readonly resolvers: EndpointResolvers
  readonly discovery: EndpointDiscovery
  readonly signer: RequestSigner
  /** undefined for a service that has no session credentials. */
  readonly sessionCredentials: SessionCredentialsCache | undefined
  readonly transport: Transport
  /** undefined if the configuration turns the governor off. */
  readonly paces: OperationPaces | undefined
}

/** What a client's first call creates and all its calls share. */
export interface ResolvedClient extends SettledClient {
  readonly service: ServiceContext
}

/**
 * Reads the configuration, the environment and the profile.
 *
 * @throws NextTokenError `InvalidConfiguration` or `MissingRegion`.
 */
export function settleClient(
  config: ClientConfig,
  { model, hooks }: KnownService,
  credentialCalls: CredentialCalls,
): SettledClient {
  const settings = resolveClientSettings(config, model, credentialCalls)
  return {
    settings,
    resolvers: new EndpointResolvers(settings.endpoint),
    discovery: new EndpointDiscovery(),
    signer: new RequestSigner(settings.credentials, settings.token),
    sessionCredentials: hooks.sessions && new SessionCredentialsCache(model, hooks.sessions),
    transport: new Transport({ ...config, ...settings.retry }, settings.network),
    paces: config.governor === false ? undefined : new OperationPaces(settings),
  }
}
