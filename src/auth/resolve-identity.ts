import type { ServiceModel } from '../models/index.js'
import type { AuthConfig, CredentialsProvider } from '../settings/index.js'
import { resolveToken, type TokenProvider } from './bearer-token.js'
import { createCredentials } from './credentials/index.js'
import type { CredentialCalls } from './sources/index.js'

/** Who a client calls as. */
export interface Identity {
  /** `false`: requests go out unsigned. */
  readonly credentials: CredentialsProvider | false
  /** For services that take a bearer token in place of a signature. */
  readonly token: TokenProvider | undefined
}

/** The identity of a client of `service` in `region`; credentials are looked for with the first request. */
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
