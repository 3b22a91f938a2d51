import type { AuthSchemeChoice, ResolvedEndpoint } from '../endpoints/index.js'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'

/** SigV4 by the credentials of a session with an S3 directory bucket. */
export const sessionScheme = 'sigv4-s3express'

/**
 * How a call is signed: by SigV4, or undefined for not at all. What the operation says of anonymous access comes
 * first, then the endpoint's own offer, then the operation's and the service's models, as for boto3.
 * `hasSessions`: whether the caller can get a session's credentials.
 *
 * @throws NextTokenError `NotSupported` that names the schemes, where none can be made.
 */
export function chooseAuthScheme(
  operation: OperationModel,
  endpoint: ResolvedEndpoint,
  hasSessions = false,
): AuthSchemeChoice | undefined {
  if (operation.traits.authtype === 'none') return undefined
  const offered = endpoint.authSchemes.length > 0 ? endpoint.authSchemes : modelSchemes(operation, endpoint)
  const known = ['sigv4', 'noAuth', ...(hasSessions ? [sessionScheme] : [])]
  const scheme = offered.find(({ name }) => known.includes(name))
  if (scheme) return scheme.name === 'noAuth' ? undefined : scheme
  const names = offered.map(({ name }) => `"${name}"`).join(' or ')
  const token = names.includes('"httpBearerAuth"') ? ', or takes a bearer token: pass `token`' : ''
  const problem = `must be signed by ${names} here, which nexttoken does not do; it signs by "sigv4"${token}`
  throw new NextTokenError('NotSupported', problem, {
    service: operation.service.name,
    operation: operation.name,
  })
}

function modelSchemes(operation: OperationModel, endpoint: ResolvedEndpoint): AuthSchemeChoice[] {
  const { metadata } = operation.service
  const bySignature = metadata.signatureVersion === 'bearer' ? 'httpBearerAuth' : 'sigv4'
  const names = operation.traits.auth ?? metadata.auth ?? [bySignature]
  const { signingName, signingRegion } = endpoint
  return names.map((name) => ({
    name: name.slice(name.indexOf('#') + 1),
    signingName,
    signingRegion,
    // A model of S3 without rules: its signature is S3's own kind nevertheless.
    disableDoubleEncoding: metadata.signatureVersion?.startsWith('s3') ?? false,
  }))
}
