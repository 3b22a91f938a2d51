import type { TokenIdentity } from '@smithy/types'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel, ServiceModel } from '../models/index.js'
import { platform } from '../platform/index.js'
import type { AuthConfig } from './auth-config.js'

/** Gives the token of one call. */
export type TokenProvider = () => Promise<string>

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
  if (token !== undefined) {
    return async () => checked(typeof token === 'function' ? await token() : token, service.name)
  }
  const { signingName, endpointPrefix } = service.metadata
  const name = (signingName ?? endpointPrefix).toUpperCase().replaceAll('-', '_')
  const found = credentials === undefined ? platform.env(`AWS_BEARER_TOKEN_${name}`) : undefined
  return found ? async () => found : undefined
}

/** Whether a call can be made with a bearer token in place of a signature. */
export function takesToken({ traits, service }: OperationModel): boolean {
  const { auth, signatureVersion } = service.metadata
  const schemes = traits.auth ?? auth ?? (signatureVersion === 'bearer' ? ['httpBearerAuth'] : [])
  return traits.authtype !== 'none' && schemes.some((scheme) => scheme.endsWith('httpBearerAuth'))
}

function checked(identity: TokenIdentity, service: string): string {
  const value: unknown = identity?.token
  // What a header cannot hold would otherwise be shown, whole, in an error of Node's.
  if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)) return value
  const problem =
    '`token` must be { token } with a string that a header can hold, or a function that gives one'
  throw new NextTokenError('InvalidConfiguration', problem, { service })
}
