import type { HttpRequest } from '@smithy/core/protocols'
import type { TransportCall, TransportResult } from './transport-call.js'

/** The first request of a call, signed and ready to be sent at once: a signature is valid for minutes only. */
export interface ReadyRequest {
  /** `https:` or `http:`. */
  readonly protocol: string
  readonly hostname: string
  /** undefined for the protocol's default. */
  readonly port: number | undefined
  readonly method: string
  readonly body: string | Uint8Array | undefined
  /** The request line and the headers with the empty line behind them, one character per byte. */
  readonly head: string
  /** The same request for a handler. */
  toHttpRequest(): HttpRequest
}

/** A call whose first request can be made without waiting. */
export interface ReadyCall<T, R> {
  /** For what follows if the first attempt fails, and for that attempt too if `fill` makes no request. */
  readonly call: TransportCall<T>
  /** Makes the first request, when it is this call's turn. undefined if `call.prepare` has to make it. */
  fill(invocationId: string): ReadyRequest | undefined
  /** Makes the result of the call. */
  complete(result: TransportResult<T>): R
  /** Called with the error that the call ends with. Throws it, unless it knows another way. */
  recover(error: unknown): Promise<R>
}
