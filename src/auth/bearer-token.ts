import type { TokenIdentity } from '@smithy/types'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel, ServiceModel } from '../models/index.js'
import { platform } from '../platform/index.js'
import type { AuthConfig } from '../settings/index.js'
import { Kept } from '../values/index.js'

/** Gives the token of one call. */
export type TokenProvider = () => Promise<string>

/** As for credentials: a token is asked for again this long before it expires. */
const refreshMilliseconds = 5 * 60_000

/**
 * The bearer token of a configuration, else the environment's for this service (AWS_BEARER_TOKEN_BEDROCK); undefined
 * where there is none. Credentials that were given win over the environment.
 *
 * The provider throws NextTokenError `InvalidConfiguration` where what was given is no token.
 */
export function resolveToken(
  { token, credentials }: AuthConfig,
  service: ServiceModel,
): TokenProvider | undefined {
  if (typeof token === 'function') {
    // A token without an expiration is asked for again by every call, but by calls at the same time only once.
    const kept = new Kept<TokenIdentity>({
      isFresh: ({ expiration }) =>
        expiration !== undefined && expiration.getTime() - platform.now() > refreshMilliseconds,
    })
    return async () => checked(await kept.get('', async () => token()), given, service.name)
  }
  if (token !== undefined) return async () => checked(token, given, service.name)
  const { signingName, endpointPrefix } = service.metadata
  const name = `AWS_BEARER_TOKEN_${(signingName ?? endpointPrefix).toUpperCase().replaceAll('-', '_')}`
  const found = credentials === undefined ? platform.env(name) : undefined
  return found ? async () => checked({ token: found }, `${name} must hold a token`, service.name) : undefined
}

/** Whether a call can be made with a bearer token in place of a signature. */
export function takesToken({ traits, service }: OperationModel): boolean {
  const { auth, signatureVersion } = service.metadata
  const schemes = traits.auth ?? auth ?? (signatureVersion === 'bearer' ? ['httpBearerAuth'] : [])
  return traits.authtype !== 'none' && schemes.some((scheme) => scheme.endsWith('httpBearerAuth'))
}

const given = '`token` must be { token } with a string, or a function that returns one'

/** @param rule where the token comes from and what it must be; the token itself is not shown. */
function checked(identity: TokenIdentity, rule: string, service: string): string {
  const value: unknown = identity?.token
  if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value
  const problem = `${rule}, without spaces, line breaks and other characters that a header cannot hold`
  throw new NextTokenError('InvalidConfiguration', problem, { service })
}
