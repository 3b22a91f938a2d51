import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/protocols'
import type { RequestSigningArguments } from '@smithy/types'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'
import type { CredentialsProvider } from '../settings/index.js'

/** Who signs, and how: `signingRegion` is the set of regions, joined by commas, or `*`. */
export interface RegionSetSigning {
  readonly operation: OperationModel
  readonly credentials: CredentialsProvider
  /** S3's kind of signature. */
  readonly isS3: boolean
  readonly options: RequestSigningArguments
}

/**
 * A copy of the request, signed by SigV4a. The package that can do so is an optional peer: few calls need it.
 *
 * @throws NextTokenError `NotSupported` where it is not installed.
 */
export async function signForRegions(
  request: HttpRequest,
  { operation, credentials, isS3, options }: RegionSetSigning,
): Promise<HttpRequest> {
  const { SignatureV4a } = await loadSigner(operation)
  const kind = { uriEscapePath: !isS3, applyChecksum: isS3, sha256: Sha256, service: '', region: '*' }
  return new HttpRequest(await new SignatureV4a({ ...kind, credentials }).sign(request, options))
}

async function loadSigner(operation: OperationModel) {
  try {
    // The name stands here as it is, and in a `try`: so a bundler takes the package along where there is one.
    return await import('@aws-sdk/signature-v4a')
  } catch (cause) {
    const problem =
      'must be signed by "sigv4a" here, for which nexttoken needs the package @aws-sdk/signature-v4a, and it ' +
      'cannot be loaded; run `npm install @aws-sdk/signature-v4a`'
    const context = { ...operation.errorContext, cause }
    throw new NextTokenError('NotSupported', problem, context)
  }
}
