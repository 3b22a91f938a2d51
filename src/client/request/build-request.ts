import { HttpRequest } from '@smithy/core/protocols'
import type { ResolvedEndpoint } from '../../endpoints/index.js'
import type { OutgoingRequest } from '../body/index.js'

/** The HTTP request of one attempt, not yet signed: the protocol's request at its endpoint. */
export function buildRequest(
  request: OutgoingRequest,
  endpoint: ResolvedEndpoint,
  headers: Readonly<Record<string, string>>,
): HttpRequest {
  const { url } = endpoint
  const all: Record<string, string> = { ...request.headers, ...endpoint.headers, ...headers }
  all.host = hostOf(endpoint)
  const length = lengthOf(request)
  if (length !== undefined) all['content-length'] = length
  return new HttpRequest({
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port,
    path: url.path + request.path || '/',
    method: request.method,
    query: request.query,
    headers: all,
    body: request.body,
  })
}

function hostOf({ url }: ResolvedEndpoint): string {
  return url.port === undefined ? url.hostname : `${url.hostname}:${url.port}`
}

function lengthOf({ body }: OutgoingRequest): string | undefined {
  if (body === undefined) return undefined
  return String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength)
}
