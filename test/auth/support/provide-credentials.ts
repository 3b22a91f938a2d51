import { createCredentials } from '../../../src/auth/index.js'
import type { ClientConfig } from '../../../src/client/config/client-config.js'
import { credentialCalls } from '../../../src/client/pipeline/credential-calls.js'
import type { AuthConfig } from '../../../src/settings/index.js'

/** The provider of a client with this configuration. */
export function credentialsProvider(config: ClientConfig & AuthConfig, service?: string) {
  const { region } = config
  const provider = createCredentials(config, { service, region, calls: credentialCalls(config) })
  if (!provider) throw new Error('no provider')
  return provider
}

/** The credentials that a client with this configuration signs with. */
export async function provideCredentials(config: ClientConfig & AuthConfig, service?: string) {
  return credentialsProvider(config, service)()
}
