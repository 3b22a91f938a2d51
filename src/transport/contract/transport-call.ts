import type { HttpRequest } from '@smithy/types'
import type { RawResponse } from '../../protocols/index.js'
import type { AttemptObserver } from './attempt-observer.js'
import type { FindBodyCheck } from './body-check.js'
import type { Pace } from './pace.js'
import type { WireView } from './wire-view.js'

/** One attempt to send a call's request. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number
  /** Milliseconds to add to this machine's clock for the signing date. */
  readonly clockOffset: number
  /** Headers that tell the service which attempt of which call this is. Set them before signing. */
  readonly headers: Readonly<Record<string, string>>
}

/** One call: how to build its request, and how to read its response. */
export interface TransportCall<T> {
  /** The service's name as `client(name)` takes it. */
  readonly service: string
  /** The operation as AWS spells it. */
  readonly operation: string
  /** Builds and signs the request. Called for every attempt; an error that it throws ends the call unchanged. */
  prepare(attempt: Attempt): Promise<HttpRequest>
  /**
   * Decodes a response of any status. Throws a `ServiceError` for an error response, with the attempt's number in
   * `attempts`. The error decides whether another attempt follows. The response's body lies in a buffer that the next
   * response overwrites: what is returned must not be a view of it.
   */
  receive(response: RawResponse, attempt: Attempt): T
  /** Whether `receive` gets a successful response as soon as its headers arrive, with the body as a stream. */
  readonly streamsResponse?: boolean | undefined
  /** Returns a check for the body of a successful response, if its headers name one. */
  readonly checkBody?: FindBodyCheck | undefined
  /** Whether the request can be built again; false if its body can be read only once. @default true */
  readonly repeatable?: boolean | undefined
  /** Whether two such requests leave the service in the same state as one. @default false */
  readonly idempotent?: boolean | undefined
  /** Delays each attempt until it may be sent, and learns from its outcome. */
  readonly pace?: Pace | Promise<Pace> | undefined
  /**
   * Shown in the log instead of the request's path: the path's template, for an operation that has sensitive input in
   * its path.
   */
  readonly logPath?: string | undefined
  /** Is told about responses and retries. */
  readonly observer?: AttemptObserver | undefined
  /** Adds headers and bodies to the log. */
  readonly wire?: WireView | undefined
  /** Advice for a host that does not exist; undefined if there is none. */
  readonly hostHint?: (() => string | undefined) | undefined
  /** Ends the call at once when it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Time limit of the whole call in milliseconds, all attempts and waits included. @default no limit */
  readonly timeout?: number | undefined
}

/** A call that succeeded. */
export interface TransportResult<T> {
  readonly value: T
  readonly statusCode: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly requestId: string | undefined
  /** Number of requests that were sent. */
  readonly attempts: number
  /** Number of requests that the service refused because of their rate. */
  readonly throttles: number
  /** Milliseconds that the call waited between attempts. */
  readonly totalRetryDelay: number
}
