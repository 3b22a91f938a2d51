import { HttpRequest } from '@smithy/core/protocols'
import type { HttpRequest as RequestFields } from '@smithy/types'
import { platform } from '../platform/index.js'
import { decodeHeaderText } from '../values/index.js'
import { asStream, collectBody, RequestBody, streamBody } from './body/index.js'
import type { ExchangeOptions } from './exchange-options.js'
import type { LazyHandler } from './network/index.js'
import { hasBody, promisedLength, readWhole } from './read-whole.js'

/** The exchange by a request handler, for streams and for what our own sockets do not take. It is loaded when needed. */
export async function exchangeByHandler<T>(
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
      handler.find(request).then((found) => {
        // A call that was aborted during a wait sends nothing, even if its handler does not look at the signal.
        signal?.throwIfAborted()
        return found.handle(sendable, signal ? { abortSignal: signal } : {})
      }),
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
