import { createCredentials } from '../auth/index.js'
import type { ModelDescription } from '../models/index.js'
import { type ClientConfig, checkClientOptions, type WithDocuments } from './config/index.js'
import { client } from './create-client.js'
import type { NamedService } from './named-service.js'
import { credentialCalls } from './pipeline/index.js'
import type { DynamicClient, Untyped } from './service-client.js'
import type { ServiceName } from './service-name.js'
import type { PlainServices, Services } from './services.js'

/** A configuration that several clients share, with its credentials: they are fetched once. */
export interface Session {
  /** Make a client. `config` overrides the session's configuration. */
  client<Name extends keyof PlainServices>(name: Name, config: WithDocuments): PlainServices[Name]
  client<Name extends keyof Services>(name: Name, config?: ClientConfig): Services[Name]
  client<Name extends ServiceName>(name: Name, config?: ClientConfig): DynamicClient<Untyped<Name>>
  client(model: ModelDescription, config?: ClientConfig): DynamicClient
  client<Name extends string>(
    nameOrModel: NamedService<Name> | ModelDescription,
    config?: ClientConfig,
  ): DynamicClient
}

/**
 * Share one configuration among several clients, as boto3's `Session` does.
 *
 * @example
 * const { client } = session({ profile: 'audit', region: 'eu-west-1' })
 * const iam = client('iam')
 * const s3 = client('s3', { region: 'us-east-1' })
 */
export function session(config: ClientConfig = {}): Session {
  checkClientOptions(config)
  const credentials = createCredentials(config, { region: config.region, calls: credentialCalls(config) })
  const open = (nameOrModel: string | ModelDescription, own: ClientConfig = {}) => {
    checkClientOptions(own)
    const shared = own?.profile === undefined ? { ...config, credentials } : config
    return client(nameOrModel, { ...shared, ...own })
  }
  return { client: open as Session['client'] }
}
