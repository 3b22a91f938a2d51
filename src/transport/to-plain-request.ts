import { buildQueryString } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import { isBytes } from '../values/index.js'
import { requestHead } from './http1/index.js'
import type { PlainRequest } from './socket/index.js'

/** Methods whose requests say that they have no body by saying nothing. */
const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'])

/**
 * A signed request as sockets send it, with the headers that `node:http` would add; undefined if only `node:http` can
 * send it: its body is a stream, or its URL has a user name or a fragment.
 */
export function toPlainRequest(request: HttpRequest): PlainRequest | undefined {
  const { protocol, hostname, port, method, username, password, fragment, headers } = request
  const body: unknown = request.body ?? undefined
  if (username !== undefined || password !== undefined || fragment !== undefined) return undefined
  if (headers['transfer-encoding'] !== undefined) return undefined
  if (body !== undefined && typeof body !== 'string' && !isBytes(body)) return undefined
  const head = requestHead({ method, path: pathOf(request), headers: headersOf(request, lengthOf(body)) })
  return { protocol, hostname, port, method, head, body }
}

function pathOf({ path, query }: HttpRequest): string {
  const search = query === undefined ? '' : buildQueryString(query)
  return search === '' ? path : `${path}?${search}`
}

function headersOf({ hostname, port, method, headers }: HttpRequest, length: number): HttpRequest['headers'] {
  const all: Record<string, string> = { ...headers, connection: 'keep-alive' }
  all.host ??= port === undefined ? hostname : `${hostname}:${port}`
  if (length > 0 || !bodiless.has(method)) all['content-length'] ??= String(length)
  return all
}

function lengthOf(body: string | Uint8Array | undefined): number {
  if (body === undefined) return 0
  return typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
}
