import type { AuthSchemeChoice, ResolvedEndpoint } from '../endpoints/index.js'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'

/** SigV4 by the credentials of a session with an S3 directory bucket. */
export const sessionScheme = 'sigv4-s3express'

/** SigV4a: one signature for a set of regions. */
export const regionSetScheme = 'sigv4a'

/** What its caller can sign. */
export interface SigningAbility {
  /** The schemes that it can make besides SigV4. */
  readonly besides?: readonly string[]
  /** Whether the signature goes into a URL. */
  readonly isUrl?: boolean
}

/**
 * How a call is signed; undefined for not at all. What the operation says of anonymous access comes first, then the
 * endpoint's own offer, then the operation's and the service's models, as for boto3. SigV4a is the last choice: so
 * boto3 chooses without awscrt.
 *
 * @throws NextTokenError `NotSupported` that names the schemes, where none can be made.
 */
export function chooseAuthScheme(
  operation: OperationModel,
  endpoint: ResolvedEndpoint,
  { besides = [], isUrl = false }: SigningAbility = {},
): AuthSchemeChoice | undefined {
  if (operation.traits.authtype === 'none') return undefined
  const offered = endpoint.authSchemes.length > 0 ? endpoint.authSchemes : modelSchemes(operation, endpoint)
  const usable = offered.filter(({ name }) => ['sigv4', 'noAuth', ...besides].includes(name))
  const scheme = usable.find(({ name }) => name !== regionSetScheme) ?? usable[0]
  if (scheme) return scheme.name === 'noAuth' ? undefined : scheme
  const names = offered.map(({ name }) => `"${name}"`).join(' or ')
  const token = names.includes('"httpBearerAuth"') ? ', or takes a bearer token: pass `token`' : ''
  const what = isUrl ? 'which nexttoken does not do in a URL' : 'which nexttoken does not do'
  const problem = `must be signed by ${names} here, ${what}; it signs by "sigv4"${token}`
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
    // A model of S3 without rules: its signature is S3's own kind nevertheless.
    disableDoubleEncoding: metadata.signatureVersion?.startsWith('s3') ?? false,
  }))
}
