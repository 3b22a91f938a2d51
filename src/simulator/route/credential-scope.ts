import type { HttpRequest } from '../message/index.js'

const CREDENTIAL = /Credential=([^,\s]+)/

/**
 * The service name that a request was signed for, from `Authorization` or `X-Amz-Credential`; undefined for an unsigned
 * request. SigV4a's scope has no region, so the name is counted from the end.
 */
export function signedFor(request: HttpRequest): string | undefined {
  const header = CREDENTIAL.exec(request.headers.authorization ?? '')?.[1]
  return (header ?? presigned(request.url))?.split('/').at(-2)
}

function presigned(url: string): string | undefined {
  const query = url.indexOf('?')
  if (query < 0) return undefined
  return new URLSearchParams(url.slice(query)).get('X-Amz-Credential') ?? undefined
}
