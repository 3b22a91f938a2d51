import type { TokenIdentity } from '@smithy/types'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel, ServiceModel } from '../models/index.js'
import { platform } from '../platform/index.js'
import type { AuthConfig } from '../settings/index.js'
import { Kept } from '../values/index.js'

/** Returns the token for one call. */
export type TokenProvider = () => Promise<string>

/** A token is fetched again this long before it expires, as credentials are. */
const refreshMilliseconds = 5 * 60_000

/**
 * The bearer token of the configuration, else of the environment for this service (AWS_BEARER_TOKEN_BEDROCK);
 * undefined if there is none. `credentials` override the environment.
 *
 * The provider throws NextTokenError `InvalidConfiguration` if the value is not a token.
 */
export function resolveToken(
  { token, credentials }: AuthConfig,
  service: ServiceModel,
): TokenProvider | undefined {
  if (typeof token === 'function') {
    // A token without an expiration is fetched for every call, but only once for calls at the same time.
    const kept = new Kept<TokenIdentity>({
      isFresh: ({ expiration }) =>
        expiration !== undefined && expiration.getTime() - platform.now() > refreshMilliseconds,
    })
    return async () => checked(await kept.get('', async () => token()), optionRule, service.name)
  }
  if (token !== undefined) return async () => checked(token, optionRule, service.name)
  const { signingName, endpointPrefix } = service.metadata
  const name = `AWS_BEARER_TOKEN_${(signingName ?? endpointPrefix).toUpperCase().replaceAll('-', '_')}`
  const found = credentials === undefined ? platform.env(name) : undefined
  return found ? async () => checked({ token: found }, `${name} must hold a token`, service.name) : undefined
}

/** Whether a call can carry a bearer token instead of a signature. */
export function takesToken({ traits, service }: OperationModel): boolean {
  const { auth, signatureVersion } = service.metadata
  const schemes = traits.auth ?? auth ?? (signatureVersion === 'bearer' ? ['httpBearerAuth'] : [])
  return traits.authtype !== 'none' && schemes.some((scheme) => scheme.endsWith('httpBearerAuth'))
}

const optionRule = '`token` must be { token } with a string, or a function that returns one'

/** `rule`: the source of the token and what it must be. The token itself is never shown. */
function checked(identity: TokenIdentity, rule: string, service: string): string {
  const value: unknown = identity?.token
  if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value
  const problem = `${rule}, without spaces, line breaks or other characters that a header cannot hold`
  throw new NextTokenError('InvalidConfiguration', problem, { service })
}
