import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/protocols'
import { SignatureV4 } from '@smithy/signature-v4'
import type { ResolvedEndpoint } from '../endpoints/index.js'
import type { OperationModel } from '../models/index.js'
import { platform } from '../platform/index.js'
import type { CredentialsProvider } from './auth-config.js'
import { chooseAuthScheme } from './choose-auth-scheme.js'

/** What a signature depends on beside the request. */
export interface SigningContext {
  readonly operation: OperationModel
  readonly endpoint: ResolvedEndpoint
  /** Milliseconds to add to this machine's clock to get the service's. Default: 0. */
  readonly clockOffset?: number | undefined
}

/** Signs one client's requests, by SigV4. */
export class RequestSigner {
  readonly #kinds = new Map<boolean, SignatureV4>()

  constructor(private readonly credentials: CredentialsProvider | false) {}

  /**
   * A signed copy of the request; the request itself where the call goes out unsigned. To be called for every
   * attempt: a signature is good for minutes.
   *
   * @throws NextTokenError `MissingCredentials`, or `NotSupported` for a signature that nexttoken does not make.
   */
  async sign(
    request: HttpRequest,
    { operation, endpoint, clockOffset = 0 }: SigningContext,
  ): Promise<HttpRequest> {
    const scheme = this.credentials && chooseAuthScheme(operation, endpoint)
    if (!this.credentials || !scheme) return request
    const signer = this.#kind(scheme.disableDoubleEncoding, this.credentials)
    const signed = await signer.sign(signable(request, operation), {
      signingDate: new Date(platform.now() + clockOffset),
      signingRegion: scheme.signingRegion,
      signingService: scheme.signingName,
    })
    return new HttpRequest(signed)
  }

  /** S3 signs the path as it is sent and wants the body's hash in a header; nothing else does. */
  #kind(isS3: boolean, credentials: CredentialsProvider): SignatureV4 {
    const known = this.#kinds.get(isS3)
    if (known) return known
    const options = { uriEscapePath: !isS3, applyChecksum: isS3, sha256: Sha256 }
    const kind = new SignatureV4({ ...options, credentials, service: '', region: '' })
    this.#kinds.set(isS3, kind)
    return kind
  }
}

/** The request with everything in it that is signed. */
function signable(request: HttpRequest, operation: OperationModel): HttpRequest {
  const { hostname, port } = request
  const host = port === undefined ? hostname : `${hostname}:${port}`
  return new HttpRequest({
    ...request,
    headers: { host, ...request.headers, ...unsignedPayload(operation) },
    query: withoutNulls(request.query),
  })
}

/** SigV4's name for a body that the signature leaves out. */
function unsignedPayload({ traits }: OperationModel): Record<string, string> {
  if (!traits.unsignedPayload && traits.authtype !== 'v4-unsigned-body') return {}
  return { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
}

/** A name alone (`?acl`) is signed as a name with an empty value; the signer would leave it out. */
function withoutNulls(query: HttpRequest['query']): HttpRequest['query'] {
  return Object.fromEntries(Object.entries(query ?? {}).map(([name, value]) => [name, value ?? '']))
}
