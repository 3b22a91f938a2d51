import type { HttpRequest as RequestFields } from '@smithy/types'
import type { ExchangeOptions } from './exchange-options.js'
import type { LazyHandler } from './network/index.js'
import { readWhole } from './read-whole.js'
import { toPlainRequest } from './to-plain-request.js'

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
  if (!plain) return loadByHandler().then((exchangeBy) => exchangeBy(handler, request, options))
  return sockets.send(plain, (response) => readWhole(request, response, options), options.signal)
}

/** Streams, web streams and handlers are a part of a cold start that most programs do not need. */
async function loadByHandler(): Promise<typeof import('./exchange-by-handler.js').exchangeByHandler> {
  return (await import('./exchange-by-handler.js')).exchangeByHandler
}
