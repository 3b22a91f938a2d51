import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'
import { NextTokenError } from '../errors/index.js'
import type { AuthConfig, CredentialsProvider } from './auth-config.js'
import { checkIdentity } from './check-identity.js'
import { environmentCredentials } from './environment-credentials.js'
import { refreshingProvider } from './refreshing-provider.js'

export interface CredentialsOwner {
  readonly service?: string | undefined
  /** Where STS and SSO are asked, when a profile does not say. */
  readonly region?: string | undefined
}

/**
 * A provider of a configuration's credentials; `false` where requests are to go out unsigned. Nothing is read
 * before the first call. A session makes one for all of its clients.
 *
 * The provider throws NextTokenError `MissingCredentials` with the chain's own error as `cause`, or
 * `InvalidConfiguration` where what was given are no credentials.
 */
export function createCredentials(
  config: AuthConfig,
  owner: CredentialsOwner = {},
): CredentialsProvider | false {
  const { credentials, profile } = config
  if (credentials === false) return false
  if (typeof credentials === 'function') return refreshingProvider(() => ask(credentials, owner))
  if (credentials !== undefined) return async () => checked(credentials, owner)
  return refreshingProvider(defaultProvider(profile || undefined, owner))
}

async function ask(
  provider: AwsCredentialIdentityProvider,
  owner: CredentialsOwner,
): Promise<AwsCredentialIdentity> {
  try {
    return checked(await provider(callerOf(owner)), owner)
  } catch (cause) {
    if (cause instanceof NextTokenError) throw cause
    const problem = 'no credentials: the `credentials` function failed; its error is the `cause`'
    throw new NextTokenError('MissingCredentials', problem, { service: owner.service, cause })
  }
}

function defaultProvider(profile: string | undefined, owner: CredentialsOwner): CredentialsProvider {
  let chain: CredentialsProvider | undefined
  return async () => {
    const identity = environmentCredentials(profile)
    if (identity)
      return checkIdentity(identity, { source: 'the credentials in the environment', service: owner.service })
    try {
      chain ??= await loadChain(profile, owner)
      return checkIdentity(await chain(), {
        source: 'the credentials that were found',
        service: owner.service,
      })
    } catch (cause) {
      if (cause instanceof NextTokenError) throw cause
      throw new NextTokenError('MissingCredentials', missing(cause), { service: owner.service, cause })
    }
  }
}

const nothing = () => undefined

/** The chain prints to the console otherwise, where both a profile and keys in the environment are there. */
const quiet = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }

/** Loaded when it is needed: it brings SSO, STS and more with it, which given credentials do not need. */
async function loadChain(profile: string | undefined, owner: CredentialsOwner): Promise<CredentialsProvider> {
  const library = await import('@aws-sdk/credential-provider-node')
  const provider = library.defaultProvider({ logger: quiet, ...(profile !== undefined && { profile }) })
  return () => provider(callerOf(owner))
}

function callerOf({ region }: CredentialsOwner) {
  return region === undefined ? {} : { callerClientConfig: { region: async () => region } }
}

function missing(cause: unknown): string {
  const remedy =
    'pass `credentials` or `profile`, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, log in (aws sso login), ' +
    'or pass `credentials: false` for anonymous access'
  return `no credentials${reason(cause)}; ${remedy}`
}

/** The chain's words where they add something. A failed `credential_process` quotes its command line: kept out. */
function reason(cause: unknown): string {
  const line = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
  return line === '' || /^Command failed|from any providers/.test(line) ? '' : ` (${line})`
}

function checked(identity: AwsCredentialIdentity, { service }: CredentialsOwner): AwsCredentialIdentity {
  return checkIdentity(identity, { source: '`credentials`', service })
}
