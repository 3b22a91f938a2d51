import { HttpRequest } from '@smithy/core/protocols'
import type { AwsCredentialIdentity } from '@smithy/types'
import { amzDate } from './amz-date.js'
import { canonicalRequest } from './canonical-request.js'
import { CredentialScope } from './credential-scope.js'

/** What a signature is made for. */
export interface SignatureScope {
  readonly signingRegion: string
  readonly signingService: string
  /** S3's kind of signature: the path is signed as it is sent, and the body's hash is sent in a header. */
  readonly isS3: boolean
}

/**
 * A copy of a request with a SigV4 signature in its headers. The library's implementation costs more CPU than
 * decoding a small page; it makes the signatures in URLs, and the tests compare ours with it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signRequest(
  request: HttpRequest,
  credentials: AwsCredentialIdentity,
  { signingDate, signingRegion, signingService, isS3 }: SignatureScope & { readonly signingDate: Date },
): HttpRequest {
  const time = amzDate(signingDate.getTime())
  const { headers, names, text } = canonicalRequest(request, credentials, { time, isS3 })
  const scope = { day: time.slice(0, 8), region: signingRegion, service: signingService }
  headers.authorization = new CredentialScope(credentials, scope).authorization(text, time, names)
  return new HttpRequest({ ...request, headers })
}
