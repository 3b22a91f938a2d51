import type { NextTokenError } from '../errors/index.js'
import type { RawResponse } from '../protocols/index.js'
import type { StreamedBody } from './body/index.js'
import type { TransportCall } from './contract/index.js'

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
