import { type CredentialCalls, RequestSigner } from '../../auth/index.js'
import { Transport } from '../../transport/index.js'
import { type ClientConfig, type ClientSettings, resolveClientSettings } from '../config/index.js'
import { EndpointDiscovery, EndpointResolvers } from '../destination/index.js'
import { OperationPaces } from './operation-paces.js'
import { type KnownService, type ServiceContext, serviceContext } from './service-context.js'
import { SessionCredentialsCache } from './session-credentials-cache.js'

/** What a client's first call creates and all its calls share. */
export interface ResolvedClient {
  readonly service: ServiceContext
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

/**
 * Reads the configuration, the environment and the profile.
 *
 * @throws NextTokenError `InvalidConfiguration`, `MissingRegion` or `InvalidModel`.
 */
export async function resolveClient(
  config: ClientConfig,
  known: KnownService,
  credentialCalls: CredentialCalls,
): Promise<ResolvedClient> {
  const { model, hooks } = known
  const settings = resolveClientSettings(config, model, credentialCalls)
  return {
    settings,
    resolvers: new EndpointResolvers(settings.endpoint),
    discovery: new EndpointDiscovery(),
    signer: new RequestSigner(settings.credentials, settings.token),
    sessionCredentials: hooks.sessions && new SessionCredentialsCache(model, hooks.sessions),
    transport: new Transport({ ...config, ...settings.retry }, settings.network),
    paces: config.governor === false ? undefined : new OperationPaces(settings),
    // Last, so that the environment is read when the call is made.
    service: await serviceContext(known),
  }
}
