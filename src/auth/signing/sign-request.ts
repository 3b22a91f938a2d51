import { HttpRequest } from '@smithy/core/protocols'
import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../../platform/index.js'
import { isArrayBuffer } from '../../values/index.js'
import { canonicalHeaders } from './canonical-headers.js'
import { canonicalPath } from './canonical-path.js'
import { canonicalQuery } from './canonical-query.js'
import { signingKey } from './signing-key.js'

/** What a signature is made for. */
export interface SignatureScope {
  readonly signingDate: Date
  readonly signingRegion: string
  readonly signingService: string
  /** S3's kind of signature: the path is signed as it is sent, and the body's hash is sent in a header. */
  readonly isS3: boolean
}

/** Headers that a signature sets. */
const replaced = new Set(['authorization', 'date', 'x-amz-date'])

/**
 * A copy of a request with a SigV4 signature in its headers. The library's implementation costs more CPU than
 * decoding a small page; it makes the signatures in URLs, and the tests compare ours with it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signRequest(
  request: HttpRequest,
  credentials: AwsCredentialIdentity,
  { signingDate, signingRegion, signingService, isS3 }: SignatureScope,
): HttpRequest {
  const time = signingDate.toISOString().replace(/[-:]|\.\d+/g, '')
  const day = time.slice(0, 8)
  const headers = withoutReplaced(request.headers)
  headers['x-amz-date'] = time
  if (credentials.sessionToken) headers['x-amz-security-token'] = credentials.sessionToken
  const hashHeader = Object.keys(headers).find((name) => name.toLowerCase() === 'x-amz-content-sha256')
  const bodyHash = (hashHeader === undefined ? undefined : headers[hashHeader]) ?? hashOf(request.body)
  if (isS3 && hashHeader === undefined) headers['x-amz-content-sha256'] = bodyHash
  const { lines, names } = canonicalHeaders(headers)
  const path = isS3 ? request.path : canonicalPath(request.path)
  const query = canonicalQuery(request.query ?? {})
  const canonical = `${request.method}\n${path}\n${query}\n${lines}\n${names}\n${bodyHash}`
  const scope = `${day}/${signingRegion}/${signingService}/aws4_request`
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${platform.sha256Hex(canonical)}`
  const key = signingKey(credentials.secretAccessKey, { day, region: signingRegion, service: signingService })
  const signature = Buffer.from(platform.hmacSha256(key, toSign)).toString('hex')
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
  return new HttpRequest({ ...request, headers })
}

function withoutReplaced(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !replaced.has(name.toLowerCase())) kept[name] = value
  }
  return kept
}

/**
 * The hash of a body. For a body that is not bytes, SigV4's value for a body that the signature does not cover.
 */
function hashOf(body: unknown): string {
  if (body === undefined || body === null) return platform.sha256Hex('')
  if (typeof body === 'string') return platform.sha256Hex(body)
  if (ArrayBuffer.isView(body)) {
    return platform.sha256Hex(new Uint8Array(body.buffer, body.byteOffset, body.byteLength))
  }
  return isArrayBuffer(body) ? platform.sha256Hex(new Uint8Array(body)) : 'UNSIGNED-PAYLOAD'
}
