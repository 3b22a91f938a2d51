import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'
import { NextTokenError } from '../../errors/index.js'
import {
  type AuthConfig,
  type CredentialsProvider,
  loadSharedConfig,
  type SharedConfig,
} from '../../settings/index.js'
import { type CredentialCalls, environment, type SourceContext } from '../contract/index.js'
import { checkIdentity } from './check-identity.js'
import { refreshingProvider } from './refreshing-provider.js'

/** What the credentials are for. */
export interface CredentialsOwner {
  readonly service?: string | undefined
  /** The region of STS calls; undefined for the region of the environment or the profile. */
  readonly region?: string | undefined
  readonly calls: CredentialCalls
}

/**
 * A provider of the configuration's credentials; `false` for unsigned requests. Nothing is read before its first
 * call. A session makes one provider for all its clients.
 *
 * The provider throws NextTokenError `MissingCredentials` if no source is configured or the configured one fails,
 * and `InvalidConfiguration` if the value is not valid credentials.
 */
export function createCredentials(config: AuthConfig, owner: CredentialsOwner): CredentialsProvider | false {
  const { credentials } = config
  if (credentials === false) return false
  if (typeof credentials === 'function') return refreshingProvider(() => ask(credentials, owner))
  if (credentials !== undefined)
    return Object.assign(async () => checked(credentials, owner), { peek: () => credentials })
  return refreshingProvider(configuredProvider(config, owner))
}

async function ask(
  provider: AwsCredentialIdentityProvider,
  owner: CredentialsOwner,
): Promise<AwsCredentialIdentity> {
  try {
    return checked(await provider(callerOf(owner)), owner)
  } catch (cause) {
    if (cause instanceof NextTokenError) throw cause
    const problem = 'no credentials: the `credentials` function threw; its error is the `cause`'
    throw new NextTokenError('MissingCredentials', problem, { service: owner.service, cause })
  }
}

function callerOf({ region }: CredentialsOwner) {
  return region === undefined ? {} : { callerClientConfig: { region: async () => region } }
}

/** The source is chosen once, as in boto3, and again after it failed: what was missing may be there then. */
function configuredProvider(config: AuthConfig, owner: CredentialsOwner): CredentialsProvider {
  let chosen: CredentialsProvider | undefined
  return async () => {
    try {
      chosen ??= await choose(contextOf(config, owner))
      const identity = await chosen()
      return checkIdentity(identity, {
        source: 'the configured source of credentials',
        service: owner.service,
      })
    } catch (error) {
      chosen = undefined
      throw error
    }
  }
}

/** The environment is the first source. The others are loaded only if it has no keys. */
async function choose(context: SourceContext): Promise<CredentialsProvider> {
  return environment(context) ?? (await import('./credential-chain.js')).chooseSource(context)
}

function contextOf(
  { profile: named, mfaCodeProvider }: AuthConfig,
  { service, region, calls }: CredentialsOwner,
): SourceContext {
  const profile = named || undefined
  let shared: SharedConfig | undefined
  const usesEnvironment = profile === undefined
  return {
    get shared() {
      shared ??= loadSharedConfig(profile)
      return shared
    },
    get profileName() {
      return this.shared.profileName
    },
    usesEnvironment,
    region,
    calls,
    mfaCodeProvider,
    service,
  }
}

function checked(identity: AwsCredentialIdentity, { service }: CredentialsOwner): AwsCredentialIdentity {
  return checkIdentity(identity, { source: '`credentials`', service })
}
