import { HttpRequest } from '@smithy/core/protocols'
import type { HttpRequest as RequestFields } from '@smithy/types'
import { platform } from '../platform/index.js'
import type { RawResponse } from '../protocols/index.js'
import { BrokenBodyError } from './broken-body-error.js'
import { collectBody } from './collect-body.js'
import type { LazyHandler } from './lazy-handler.js'

/** A response, and when its headers came, in milliseconds since 1970 by this machine's clock. */
export interface Reply extends RawResponse {
  readonly receivedAt: number
}

/** Sends a request and receives its response whole. Throws whatever the handler throws, or a `BrokenBodyError`. */
export async function exchange(
  handler: LazyHandler,
  request: RequestFields,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const { response } = await handler.current.handle(
    new HttpRequest(request),
    signal ? { abortSignal: signal } : {},
  )
  const receivedAt = platform.now()
  const reply = {
    statusCode: response.statusCode,
    headers: lowerCaseNames(response.headers),
    body: await collectBody(response.body, { stallLimit: handler.stallLimit, signal }),
    receivedAt,
  }
  if (hasBody(request.method, reply.statusCode)) checkLength(reply)
  return reply
}

function lowerCaseNames(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const lower: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) lower[name.toLowerCase()] = String(value)
  }
  return lower
}

function hasBody(method: string, statusCode: number): boolean {
  return method.toUpperCase() !== 'HEAD' && statusCode !== 204 && statusCode !== 304
}

/** Node's parser refuses a short body itself; handlers of other make need not. */
function checkLength({ headers, body }: RawResponse): void {
  // fetch decodes such a body and leaves the length of the encoded one in the headers.
  if (headers['content-encoding'] !== undefined) return
  const promised = Number(headers['content-length'])
  if (Number.isSafeInteger(promised) && body.length < promised) {
    throw new BrokenBodyError(`the response's body ended after ${body.length} of ${promised} bytes`)
  }
}
