import { HttpRequest } from '@smithy/core/protocols'
import type { ResolvedEndpoint } from '../../endpoints/index.js'
import type { EncodedRequest } from '../../protocols/index.js'

/** The HTTP request of one attempt, not yet signed: what the protocol made, sent to where the endpoint says. */
export function buildRequest(
  encoded: EncodedRequest,
  endpoint: ResolvedEndpoint,
  headers: Readonly<Record<string, string>>,
): HttpRequest {
  const { url } = endpoint
  const all: Record<string, string> = { ...encoded.headers, ...endpoint.headers, ...headers }
  all.host = hostOf(endpoint)
  const length = lengthOf(encoded)
  if (length !== undefined) all['content-length'] = length
  return new HttpRequest({
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port,
    path: url.path + encoded.path || '/',
    method: encoded.method,
    query: encoded.query,
    headers: all,
    body: encoded.body,
  })
}

function hostOf({ url }: ResolvedEndpoint): string {
  return url.port === undefined ? url.hostname : `${url.hostname}:${url.port}`
}

function lengthOf({ body }: EncodedRequest): string | undefined {
  if (body === undefined) return undefined
  return String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength)
}
