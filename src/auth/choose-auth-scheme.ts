import type { AuthSchemeChoice, ResolvedEndpoint } from '../endpoints/index.js'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'

/** SigV4 with the session credentials of an S3 directory bucket. */
export const sessionScheme = 'sigv4-s3express'

/** SigV4a: one signature for a set of regions. */
export const regionSetScheme = 'sigv4a'

/** What the signer can do. */
export interface SigningAbility {
  /** Schemes that it supports others SigV4. */
  readonly others?: readonly string[]
  /** Whether the signature goes into a URL. */
  readonly isUrl?: boolean
}

/**
 * The scheme that signs a call; undefined for no signature. As in boto3, an operation that allows anonymous
 * access decides first, then the endpoint's schemes, then those of the operation's and the service's models.
 * SigV4a is the last choice, as in boto3 without awscrt.
 *
 * @throws NextTokenError `NotSupported` that names the schemes, if none of them is supported.
 */
export function chooseAuthScheme(
  operation: OperationModel,
  endpoint: ResolvedEndpoint,
  { others = [], isUrl = false }: SigningAbility = {},
): AuthSchemeChoice | undefined {
  if (operation.traits.authtype === 'none') return undefined
  const offered = endpoint.authSchemes.length > 0 ? endpoint.authSchemes : modelSchemes(operation, endpoint)
  const usable = offered.filter(({ name }) => ['sigv4', 'noAuth', ...others].includes(name))
  const scheme = usable.find(({ name }) => name !== regionSetScheme) ?? usable[0]
  if (scheme) return scheme.name === 'noAuth' ? undefined : scheme
  const names = offered.map(({ name }) => `"${name}"`).join(' or ')
  const remedy = names.includes('"httpBearerAuth"') ? '; pass a bearer token as `token`' : ''
  const where = isUrl ? ' in a URL' : ''
  const problem = `this call must be signed with ${names}, but nexttoken only signs with "sigv4"${where}${remedy}`
  throw new NextTokenError('NotSupported', problem, operation.errorContext)
}

function modelSchemes(operation: OperationModel, endpoint: ResolvedEndpoint): AuthSchemeChoice[] {
  const { metadata } = operation.service
  const bySignature = metadata.signatureVersion === 'bearer' ? 'httpBearerAuth' : 'sigv4'
  const names = operation.traits.auth ?? metadata.auth ?? [bySignature]
  const { signingName, signingRegion } = endpoint
  const schemes = names.map((name) => name.slice(name.indexOf('#') + 1))
  return schemes.map((name) => ({
    name,
    signingName,
    signingRegion: name === regionSetScheme ? '*' : signingRegion,
    // S3 has its own kind of signature even if its model comes without rules.
    disableDoubleEncoding: metadata.signatureVersion?.startsWith('s3') ?? false,
  }))
}
