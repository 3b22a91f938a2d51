import type { HttpRequest } from '@smithy/core/protocols'
import type { TransportCall, TransportResult } from './transport-call.js'

/** The first request of a call, signed and ready to be sent. */
export interface ReadyRequest {
  /** `https:` or `http:`. */
  readonly protocol: string
  readonly hostname: string
  /** undefined for the protocol's default. */
  readonly port: number | undefined
  readonly method: string
  readonly body: string | Uint8Array | undefined
  /** The id of the call in the request's headers. Further attempts of the call have the same one. */
  readonly invocationId: string
  /** The request line and the headers with the empty line behind them, one character per byte. */
  readonly head: string
  /** The same request for a handler. */
  toHttpRequest(): HttpRequest
}

/** A call whose first request is ready. */
export interface ReadyCall<T, R> {
  /** For what follows if the first attempt fails. `prepare` is not called for the first attempt. */
  readonly call: TransportCall<T>
  /** Makes the result of the call. */
  complete(result: TransportResult<T>): R
  /** Called with the error that the call ends with. Throws it, unless it knows another way. */
  recover(error: unknown): Promise<R>
}
