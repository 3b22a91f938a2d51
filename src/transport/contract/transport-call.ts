import type { HttpRequest } from '@smithy/types'
import type { RawResponse } from '../../protocols/index.js'
import type { BodyCheck } from './body-check.js'
import type { Pace } from './pace.js'

/** One sending of a call's request. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number
  /** Milliseconds to add to this machine's clock for the signing date. */
  readonly clockOffset: number
  /** Headers that tell the service which attempt of which call this is. To be set before signing. */
  readonly headers: Readonly<Record<string, string>>
}

/** How to make a request, and what to make of its response. */
export interface TransportCall<T> {
  /** The service's name as `client(name)` takes it. */
  readonly service: string
  /** The operation as AWS spells it. */
  readonly operation: string
  /** Builds and signs the request; called for every attempt. What it throws ends the call as it is. */
  prepare(attempt: Attempt): Promise<HttpRequest>
  /**
   * Decodes a response of any status. Throws a `ServiceError` for a refusal, with the attempt's number in its
   * `attempts`; whether another attempt follows is decided by what it throws.
   */
  receive(response: RawResponse, attempt: Attempt): T
  /** Whether a success is handed to `receive` with its body as a stream, when its headers are there. */
  readonly streamsResponse?: boolean | undefined
  /** A check for a success's body by the response's headers, where there is one. */
  readonly checkBody?:
    | ((headers: Readonly<Record<string, string>>) => Promise<BodyCheck | undefined>)
    | undefined
  /** Whether the request can be made again; false for one whose body can be read but once. Default: true. */
  readonly repeatable?: boolean | undefined
  /** Whether the service is in the same state after two such requests as after one. Default: false. */
  readonly idempotent?: boolean | undefined
  /** What holds each attempt back until it may go out, and is told what became of it. */
  readonly pace?: Pace | Promise<Pace> | undefined
  /**
   * What the log shows in place of the request's path. For an operation with sensitive input in its path: the
   * path's template.
   */
  readonly logPath?: string | undefined
  /** What to say where the host of the request does not exist; undefined where nothing is known of it. */
  readonly hostHint?: (() => string | undefined) | undefined
  /** Ends the call at once when it is aborted, whatever it waits for. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for the whole call: all attempts, and the waits between them. No limit by default. */
  readonly timeout?: number | undefined
}

/** A call that succeeded. */
export interface TransportResult<T> {
  readonly value: T
  readonly statusCode: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly requestId: string | undefined
  /** How many requests were sent. */
  readonly attempts: number
  /** How many of them were refused because there were too many. */
  readonly throttles: number
  /** Milliseconds waited between them. */
  readonly totalRetryDelay: number
}
