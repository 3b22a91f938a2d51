import { buildQueryString, HttpRequest } from '@smithy/core/protocols'
import type { SignatureV4 } from '@smithy/signature-v4'
import type { AwsCredentialIdentity } from '@smithy/types'
import type { ResolvedEndpoint } from '../endpoints/index.js'
import { NextTokenError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'
import { platform } from '../platform/index.js'
import type { CredentialsProvider } from '../settings/index.js'
import { Kept } from '../values/index.js'
import { type TokenProvider, takesToken } from './bearer-token.js'
import { chooseAuthScheme, regionSetScheme, sessionScheme } from './choose-auth-scheme.js'
import { signForRegions } from './sign-for-regions.js'
import { type SignatureMarks, type SignatureScope, SignatureTemplate, signRequest } from './signing/index.js'

/** What a signature depends on besides the request. */
export interface SigningContext {
  readonly operation: OperationModel
  readonly endpoint: ResolvedEndpoint
  /**
   * Milliseconds to add to this machine's clock to get the service's time.
   *
   * @default 0
   */
  readonly clockOffset?: number | undefined
  /** Returns the session credentials, for a service whose endpoint may require them. */
  readonly sessionCredentials?: (() => Promise<AwsCredentialIdentity>) | undefined
}

/** Signs the requests of one client: with SigV4, or with SigV4a if the call supports nothing else. */
export class RequestSigner {
  readonly #urlSigners = new Kept<SignatureV4>()

  constructor(
    private readonly credentials: CredentialsProvider | false,
    private readonly token?: TokenProvider,
  ) {}

  /**
   * A signed copy of the request; the request itself if the call is unsigned. Call it for every attempt: a
   * signature is valid for minutes only.
   *
   * @throws NextTokenError `MissingCredentials`, or `NotSupported` for a kind of signature that nexttoken does
   * not make.
   */
  async sign(
    request: HttpRequest,
    { operation, endpoint, clockOffset = 0, sessionCredentials }: SigningContext,
  ): Promise<HttpRequest> {
    if (this.token && takesToken(operation)) {
      assertTls(request, operation)
      return withToken(request, await this.token())
    }
    const { credentials } = this
    const others = sessionCredentials ? [sessionScheme, regionSetScheme] : [regionSetScheme]
    const scheme = credentials && chooseAuthScheme(operation, endpoint, { others })
    if (!credentials || !scheme) return request
    const isS3 = scheme.disableDoubleEncoding
    const options = {
      signingDate: new Date(platform.now() + clockOffset),
      signingRegion: scheme.signingRegion,
      signingService: scheme.signingName,
    }
    const toSign = signable(request, operation)
    if (sessionCredentials && scheme.name === sessionScheme)
      return signInSession(toSign, await sessionCredentials(), options)
    if (scheme.name === regionSetScheme)
      return signForRegions(toSign, { operation, credentials, isS3, options })
    return signRequest(toSign, await credentials(), { ...options, isS3 })
  }

  /**
   * Signs requests like this one, which differ only in the marked places; undefined if each request has to go
   * through `sign`, because it has another kind of signature, or its credentials have to be fetched first.
   */
  template(
    marked: HttpRequest,
    { operation, endpoint }: Pick<SigningContext, 'operation' | 'endpoint'>,
    marks: SignatureMarks,
  ): SignatureTemplate | undefined {
    if (!this.credentials || (this.token && takesToken(operation))) return undefined
    const identity = this.credentials.peek?.()
    const scheme = chooseAuthScheme(operation, endpoint, { others: [sessionScheme, regionSetScheme] })
    if (!identity || scheme?.name !== 'sigv4') return undefined
    const { signingRegion, signingName: signingService, disableDoubleEncoding: isS3 } = scheme
    const scope = { signingRegion, signingService, isS3 }
    return new SignatureTemplate(signable(marked, operation), identity, { marks, scope })
  }

  /** Whether requests are still signed as by this template: the credentials may have been replaced. */
  isCurrent(template: SignatureTemplate): boolean {
    return this.credentials !== false && template.isFor(this.credentials.peek?.())
  }

  /**
   * The URL of a request, with the signature in the query; without one if the call is unsigned. The request's
   * headers are signed, so the caller of the URL must send them too.
   *
   * @throws NextTokenError as `sign` does.
   */
  async presign(
    request: HttpRequest,
    { operation, endpoint }: SigningContext,
    expiresIn: number,
  ): Promise<string> {
    const scheme = this.credentials && chooseAuthScheme(operation, endpoint, { isUrl: true })
    if (!scheme) return urlOf(request)
    const { signingRegion, signingName: signingService, disableDoubleEncoding: isS3 } = scheme
    return this.presignFor(signable(request, operation), { signingRegion, signingService, isS3 }, expiresIn)
  }

  /** The same for a request that is none of the client's own operations, and has all its headers. */
  async presignFor(
    request: HttpRequest,
    { signingRegion, signingService, isS3 }: SignatureScope,
    expiresIn: number,
  ): Promise<string> {
    if (!this.credentials) return urlOf(request)
    // A body that is not bytes makes the signer use UNSIGNED-PAYLOAD, as S3 requires for presigned URLs.
    const sent = new HttpRequest({ ...request, ...(isS3 && { body: {} }) })
    const signer = await this.#urlSigner(isS3, this.credentials)
    const signed = await signer.presign(sent, {
      expiresIn,
      signingDate: new Date(platform.now()),
      signingRegion,
      signingService,
      unhoistableHeaders: new Set(Object.keys(sent.headers)),
    })
    return urlOf(signed)
  }

  /** Only S3 signs the path as it is sent. Loaded on first use: few programs presign. */
  #urlSigner(isS3: boolean, credentials: CredentialsProvider): Promise<SignatureV4> {
    const options = { uriEscapePath: !isS3, applyChecksum: isS3, credentials, service: '', region: '' }
    return this.#urlSigners.get(isS3 ? 's3' : '', async () => {
      const [{ SignatureV4 }, { Sha256 }] = await Promise.all([
        import('@smithy/signature-v4'),
        import('./signer-hash.js'),
      ])
      return new SignatureV4({ ...options, sha256: Sha256 })
    })
  }
}

/**
 * Sends a token only over TLS, as boto3 does: unlike a signature, it can be used by anyone who reads it.
 *
 * @throws NextTokenError `InvalidConfiguration`.
 */
function assertTls({ protocol, hostname }: HttpRequest, { errorContext }: OperationModel): void {
  if (protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return
  const problem = `a bearer token is not sent to ${protocol}//${hostname} without TLS, because others could read it; use an https endpoint`
  throw new NextTokenError('InvalidConfiguration', problem, errorContext)
}

function withToken(request: HttpRequest, token: string): HttpRequest {
  return new HttpRequest({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })
}

function urlOf({
  protocol,
  hostname,
  port,
  path,
  query,
}: Pick<HttpRequest, 'protocol' | 'hostname' | 'path'> &
  Partial<Pick<HttpRequest, 'port' | 'query'>>): string {
  const text = buildQueryString(query ?? {})
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${text ? `?${text}` : ''}`
}

/** The session token has a header of its own, and the signature is S3's kind. */
function signInSession(
  request: HttpRequest,
  { sessionToken = '', ...credentials }: AwsCredentialIdentity,
  options: Omit<SignatureScope, 'isS3'> & { readonly signingDate: Date },
): HttpRequest {
  const headers = { ...request.headers, 'x-amz-s3session-token': sessionToken }
  return signRequest(new HttpRequest({ ...request, headers }), credentials, { ...options, isS3: true })
}

/** The request with everything that is signed; the request itself if it has all of it. */
function signable(request: HttpRequest, operation: OperationModel): HttpRequest {
  const { hostname, port, headers, query } = request
  const isComplete = headers.host !== undefined && !leavesPayloadOut(operation) && !hasNulls(query)
  if (isComplete) return request
  const host = port === undefined ? hostname : `${hostname}:${port}`
  return new HttpRequest({
    ...request,
    headers: { host, ...headers, ...(leavesPayloadOut(operation) && unsignedPayload) },
    query: withoutNulls(query),
  })
}

/** SigV4's value for a body that the signature does not cover. */
const unsignedPayload = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }

function leavesPayloadOut({ traits }: OperationModel): boolean {
  return traits.unsignedPayload === true || traits.authtype === 'v4-unsigned-body'
}

function hasNulls(query: HttpRequest['query']): boolean {
  for (const name in query) if (query[name] === null || query[name] === undefined) return true
  return false
}

/** A name without a value (`?acl`) is signed with an empty value; the signer would drop it. */
function withoutNulls(query: HttpRequest['query']): HttpRequest['query'] {
  return Object.fromEntries(Object.entries(query ?? {}).map(([name, value]) => [name, value ?? '']))
}
