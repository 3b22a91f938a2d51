import { HttpRequest } from '@smithy/core/protocols'
import type { HttpRequest as RequestFields } from '@smithy/types'
import type { NextTokenError } from '../errors/index.js'
import { platform } from '../platform/index.js'
import type { RawResponse } from '../protocols/index.js'
import { decodeHeaderText } from '../values/index.js'
import { BrokenBodyError, collectBody, RequestBody, type StreamedBody, streamBody } from './body/index.js'
import type { BodyCheck, TransportCall } from './contract/index.js'
import type { LazyHandler } from './network/index.js'

/** A response, and when its headers arrived, in milliseconds since 1970 by this machine's clock. */
export interface Reply extends RawResponse {
  readonly receivedAt: number
  readonly stream?: StreamedBody
}

export interface ExchangeOptions {
  /** Ends the exchange. A body that streams is not ended by it. */
  readonly signal: AbortSignal | undefined
  /** How to stream the body of a successful response; undefined if every body is read whole. */
  readonly streaming?:
    | { readonly signal: AbortSignal | undefined; fail(cause: Error): NextTokenError }
    | undefined
  readonly check?: TransportCall<unknown>['checkBody']
}

/** Drops `Expect: 100-continue` if the handler cannot wait for the interim response; the header is not signed. */
function sendable(handler: LazyHandler, request: RequestFields): HttpRequest {
  const { expect, ...headers } = request.headers
  if (expect !== undefined && !handler.waitsForContinue(request))
    return new HttpRequest({ ...request, headers })
  return request instanceof HttpRequest ? request : new HttpRequest(request)
}

/**
 * Sends a request and receives its response: with its whole body, or with a stream if `streaming` is set. Throws what
 * the handler throws, or a `BrokenBodyError`.
 */
export async function exchange(
  handler: LazyHandler,
  request: RequestFields,
  options: ExchangeOptions,
): Promise<Reply> {
  const sent = new RequestBody(request.body, options.signal)
  let streamed = false
  try {
    const { signal } = sent
    const { response } = await sent.race(
      handler
        .find(request)
        .then((found) => found.handle(sendable(handler, request), signal ? { abortSignal: signal } : {})),
    )
    const head = {
      statusCode: response.statusCode,
      headers: readHeaders(response.headers),
      receivedAt: platform.now(),
    }
    const { headers, statusCode } = head
    const check = statusCode < 300 ? await options.check?.(headers) : undefined
    if (options.streaming && statusCode < 300) {
      const length = hasBody(request.method, statusCode) ? promisedLength(headers) : undefined
      const stream = streamBody(response.body, { ...options.streaming, length, check })
      streamed = true
      return { ...head, body: new Uint8Array(0), stream }
    }
    const body = await collectBody(response.body, { stallLimit: handler.stallLimit, signal })
    if (hasBody(request.method, statusCode)) await checkBody({ headers, body }, check)
    return { ...head, body }
  } finally {
    // A service may respond while it still reads the request: to stop sending would break a streamed response.
    if (!streamed) sent.release()
  }
}

/** Header names in lower case, values as text. */
function readHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const lower: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) lower[name.toLowerCase()] = decodeHeaderText(String(value))
  }
  return lower
}

function hasBody(method: string, statusCode: number): boolean {
  return method.toUpperCase() !== 'HEAD' && statusCode !== 204 && statusCode !== 304
}

/** undefined if it is unknown: `fetch` decodes an encoded body and leaves the encoded length in the headers. */
function promisedLength(headers: RawResponse['headers']): number | undefined {
  const promised = Number(headers['content-length'])
  return headers['content-encoding'] === undefined && Number.isSafeInteger(promised) ? promised : undefined
}

/** Node's parser refuses a short body itself; other handlers may not. */
async function checkBody(
  { headers, body }: Pick<RawResponse, 'headers' | 'body'>,
  check: BodyCheck | undefined,
): Promise<void> {
  const promised = promisedLength(headers)
  if (promised !== undefined && body.length < promised) {
    throw new BrokenBodyError(`the response's body ended after ${body.length} of ${promised} bytes`)
  }
  check?.update(body)
  const problem = await check?.finish()
  if (problem !== undefined) throw new BrokenBodyError(`the response's body ${problem}`)
}
