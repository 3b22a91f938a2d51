import { HttpRequest } from '@smithy/core/protocols'
import type { HttpRequest as RequestFields } from '@smithy/types'
import type { NextTokenError } from '../errors/index.js'
import { platform } from '../platform/index.js'
import type { RawResponse } from '../protocols/index.js'
import { decodeHeaderText } from '../values/index.js'
import { asStream, collectBody, RequestBody, type StreamedBody, streamBody } from './body/index.js'
import type { TransportCall } from './contract/index.js'
import type { LazyHandler } from './network/index.js'
import { hasBody, promisedLength, readWhole } from './read-whole.js'
import { toPlainRequest } from './to-plain-request.js'

/** A response, and when its headers arrived, in milliseconds since 1970 by this machine's clock. */
export interface Reply extends RawResponse {
  readonly receivedAt: number
  readonly stream?: StreamedBody
}

export interface ExchangeOptions<T> {
  /** Ends the exchange. A body that streams is not ended by it. */
  readonly signal: AbortSignal | undefined
  /** How to stream the body of a successful response; undefined if every body is read whole. */
  readonly streaming?:
    | { readonly signal: AbortSignal | undefined; fail(cause: Error): NextTokenError }
    | undefined
  readonly check?: TransportCall<unknown>['checkBody']
  /** Called once. The next response overwrites the reply's body, so what is kept of it must be copied. */
  read(reply: Reply): T
}

/**
 * Sends a request, receives its response, with its whole body or with a stream if `streaming` is set, and gives what
 * `read` makes of it. Throws what the handler or `read` throws, or a `BrokenBodyError`.
 */
export function exchange<T>(
  handler: LazyHandler,
  request: RequestFields,
  options: ExchangeOptions<T>,
): Promise<T> {
  const sockets = options.streaming ? undefined : handler.sockets(request)
  const plain = sockets && toPlainRequest(request)
  if (!plain) return exchangeByHandler(handler, request, options)
  return sockets.send(plain, (response) => readWhole(request, response, options), options.signal)
}

async function exchangeByHandler<T>(
  handler: LazyHandler,
  request: RequestFields,
  options: ExchangeOptions<T>,
): Promise<T> {
  const sendable = prepare(handler, request)
  const sent = new RequestBody(sendable.body, options.signal)
  let streamed = false
  try {
    const { signal } = sent
    const { response } = await sent.race(
      handler.find(request).then((found) => found.handle(sendable, signal ? { abortSignal: signal } : {})),
    )
    const head = {
      statusCode: response.statusCode,
      headers: readHeaders(response.headers),
      receivedAt: platform.now(),
    }
    const { headers, statusCode } = head
    if (options.streaming && statusCode < 300) {
      const check = await options.check?.(headers)
      const length = hasBody(request.method, statusCode) ? promisedLength(headers) : undefined
      const stream = streamBody(response.body, { ...options.streaming, length, check })
      streamed = true
      return options.read({ ...head, body: new Uint8Array(0), stream })
    }
    const body = await collectBody(response.body, { stallLimit: handler.stallLimit, signal })
    return await readWhole(request, { ...head, body }, options)
  } finally {
    // A service may respond while it still reads the request: to stop sending would break a streamed response.
    if (!streamed) sent.release()
  }
}

/**
 * Drops `Expect: 100-continue` if the handler cannot wait for the interim response; the header is not signed. Header
 * bytes outside ASCII make the body a stream.
 */
function prepare(handler: LazyHandler, request: RequestFields): HttpRequest {
  const { expect, ...headers } = request.headers
  const kept = expect === undefined || handler.waitsForContinue(request) ? request.headers : headers
  const body = handler.isNodeHttp ? asStream(request) : request.body
  if (kept === request.headers && body === request.body && request instanceof HttpRequest) return request
  return new HttpRequest({ ...request, headers: kept, body })
}

/** Header names in lower case, values as text. */
function readHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const lower: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) lower[name.toLowerCase()] = decodeHeaderText(String(value))
  }
  return lower
}
