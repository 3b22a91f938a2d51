import { HttpRequest } from '@smithy/core/protocols'
import type { RequestSigningArguments } from '@smithy/types'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'
import type { CredentialsProvider } from '../settings/index.js'

/**
 * The credentials and the kind of a signature. `signingRegion` in `options` is a comma-separated set of regions,
 * or `*`.
 */
export interface RegionSetSigning {
  readonly operation: OperationModel
  readonly credentials: CredentialsProvider
  /** Whether it is S3's kind of signature. */
  readonly isS3: boolean
  readonly options: RequestSigningArguments
}

/**
 * A copy of the request, signed with SigV4a. It needs an optional peer dependency, because few calls use it.
 *
 * @throws NextTokenError `NotSupported` if that is not installed.
 */
export async function signForRegions(
  request: HttpRequest,
  { operation, credentials, isS3, options }: RegionSetSigning,
): Promise<HttpRequest> {
  const { SignatureV4a } = await loadSigner(operation)
  const { Sha256 } = await import('./signer-hash.js')
  const kind = { uriEscapePath: !isS3, applyChecksum: isS3, sha256: Sha256, service: '', region: '*' }
  return new HttpRequest(await new SignatureV4a({ ...kind, credentials }).sign(request, options))
}

async function loadSigner(operation: OperationModel) {
  try {
    // A literal name inside a `try`: bundlers include the package only if it is installed.
    return await import('@aws-sdk/signature-v4a')
  } catch (cause) {
    const problem =
      'this call must be signed with "sigv4a", which needs the package @aws-sdk/signature-v4a, but the package cannot be ' +
      'loaded; run `npm install @aws-sdk/signature-v4a`'
    const context = { ...operation.errorContext, cause }
    throw new NextTokenError('NotSupported', problem, context)
  }
}
