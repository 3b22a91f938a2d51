import type { HttpRequest } from '@smithy/core/protocols'
import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../../platform/index.js'
import { isArrayBuffer } from '../../values/index.js'
import { canonicalHeaders } from './canonical-headers.js'
import { canonicalPath } from './canonical-path.js'
import { canonicalQuery } from './canonical-query.js'

/** A request as SigV4 hashes it, and the headers to send with it. */
export interface CanonicalRequest {
  /** All headers except `authorization`. */
  readonly headers: Record<string, string>
  /** The names of the signed headers, sorted and joined by `;`. */
  readonly names: string
  readonly text: string
}

/** What a signature sets, besides `authorization`. */
export interface CanonicalParts {
  /** The value of `x-amz-date`. */
  readonly time: string
  /** S3's kind of signature: the path is signed as it is sent, and the body's hash is sent in a header. */
  readonly isS3: boolean
  /** Replaces the hash of the body, unless a header of the request has it. */
  readonly bodyHash?: string
}

/** Headers that a signature sets. */
const replaced = new Set(['authorization', 'date', 'x-amz-date'])

export function canonicalRequest(
  request: HttpRequest,
  { sessionToken }: AwsCredentialIdentity,
  { time, isS3, bodyHash: given }: CanonicalParts,
): CanonicalRequest {
  const headers = withoutReplaced(request.headers)
  headers['x-amz-date'] = time
  if (sessionToken) headers['x-amz-security-token'] = sessionToken
  const hashHeader = Object.keys(headers).find((name) => name.toLowerCase() === 'x-amz-content-sha256')
  const stated = hashHeader === undefined ? undefined : headers[hashHeader]
  const bodyHash = stated ?? given ?? hashOf(request.body)
  if (isS3 && hashHeader === undefined) headers['x-amz-content-sha256'] = bodyHash
  const { lines, names } = canonicalHeaders(headers)
  const path = isS3 ? request.path : canonicalPath(request.path)
  const query = canonicalQuery(request.query ?? {})
  return { headers, names, text: `${request.method}\n${path}\n${query}\n${lines}\n${names}\n${bodyHash}` }
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
export function hashOf(body: unknown): string {
  if (body === undefined || body === null) return platform.sha256Hex('')
  if (typeof body === 'string') return platform.sha256Hex(body)
  if (ArrayBuffer.isView(body)) {
    return platform.sha256Hex(new Uint8Array(body.buffer, body.byteOffset, body.byteLength))
  }
  return isArrayBuffer(body) ? platform.sha256Hex(new Uint8Array(body)) : 'UNSIGNED-PAYLOAD'
}
