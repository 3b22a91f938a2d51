import { buildQueryString, type HttpRequest } from '@smithy/core/protocols'
import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { isHeaderName, isHeaderText } from '../../values/index.js'
import type { HookRequest } from '../hooks/index.js'

/** Headers that describe the connection and the body. */
const fixed = ['host', 'content-length', 'transfer-encoding']

/** The request as handlers see it. */
export function hookRequest({
  method,
  protocol,
  hostname,
  port,
  path,
  query,
  headers,
  body,
}: HttpRequest): HookRequest {
  const host = port === undefined ? hostname : `${hostname}:${port}`
  const search = buildQueryString(query)
  const url = `${protocol}//${host}${path}${search && `?${search}`}`
  return { method, url, headers: { ...headers }, body: body as HookRequest['body'] }
}

/**
 * Gives a request the headers that its handlers left.
 *
 * @throws NextTokenError `HookFailed` that names every header that cannot be sent.
 */
export function takeHeaders(unsigned: HttpRequest, changed: HookRequest, operation: OperationModel): void {
  const headers: Record<string, string> = {}
  // A header that a handler set under a name with capitals replaces the one that was there.
  for (const [name, value] of Object.entries(changed.headers)) {
    if (value !== undefined && value !== null) headers[name.toLowerCase()] = String(value)
  }
  const problems = problemsOf(headers, unsigned.headers)
  if (problems.length > 0) {
    const problem = `a handler of 'request' set headers that cannot be sent:\n  ${problems.join('\n  ')}`
    throw new NextTokenError('HookFailed', problem, operation.errorContext)
  }
  unsigned.headers = headers
}

function problemsOf(headers: Readonly<Record<string, string>>, before: HttpRequest['headers']): string[] {
  const changed = fixed
    .filter((name) => headers[name] !== before[name])
    .map((name) => `${name} belongs to the connection or the body and cannot be changed; remove the change`)
  const invalid = Object.entries(headers).flatMap(([name, value]) => {
    if (!isHeaderName(name))
      return [`${JSON.stringify(name)} is not a header name; use letters, digits and "-"`]
    if (isHeaderText(value)) return []
    return [`the value of ${name} contains a control character or half of a surrogate pair; remove it`]
  })
  return [...changed, ...invalid]
}
