import type { ServiceModel } from '../models/index.js'
import type { AuthConfig, CredentialsProvider } from '../settings/index.js'
import { resolveToken, type TokenProvider } from './bearer-token.js'
import type { CredentialCalls } from './contract/index.js'
import { createCredentials } from './credentials/index.js'

/** The identity that a client calls as. */
export interface Identity {
  /** `false` for unsigned requests. */
  readonly credentials: CredentialsProvider | false
  /** For services that accept a bearer token instead of a signature. */
  readonly token: TokenProvider | undefined
}

/** The identity of a client. Credentials are fetched with the first request. */
export function resolveIdentity(
  config: AuthConfig,
  service: ServiceModel,
  { region, calls }: { readonly region: string; readonly calls: CredentialCalls },
): Identity {
  return {
    credentials: createCredentials(config, { service: service.name, region, calls }),
    token: resolveToken(config, service),
  }
}
