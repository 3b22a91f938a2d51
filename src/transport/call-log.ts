import type { HttpRequest } from '@smithy/types'
import { platform } from '../platform/index.js'
import type { RawResponse } from '../protocols/index.js'
import type { Attempt, Logger, TransportCall } from './contract/index.js'
import { hostOf } from './failure/index.js'
import type { Failure } from './retry/index.js'

type Call = Pick<TransportCall<unknown>, 'service' | 'operation' | 'logPath' | 'wire'>

/** What the log says of a response. */
export type ResponseFacts = Readonly<
  Record<'statusCode' | 'milliseconds', number> & {
    requestId: string | undefined
    bytes: number | undefined
  } & Record<string, unknown>
>

/**
 * The log records of one call. They never hold a header, query string, body or message of the service, because those can
 * hold credentials or sensitive input; only `call.wire` adds them, and knows what is secret.
 */
export class CallLog {
  #sentAt = 0
  /** Where the last attempt was sent. */
  #where: Readonly<Record<'method' | 'host' | 'path', string>> | undefined

  constructor(
    readonly logger: Logger | undefined,
    readonly call: Call,
  ) {}

  request({ number }: Attempt, request: HttpRequest): void {
    if (!this.logger) return
    this.#sentAt = platform.elapsed()
    const { method, path } = request
    this.#where = { method, host: hostOf(request), path: this.call.logPath ?? path }
    this.#debug('request', number, { ...this.#where, ...this.call.wire?.request(request) })
  }

  /** What `response` logs; undefined if nobody logs. */
  factsOf(response: RawResponse, requestId: string | undefined): ResponseFacts | undefined {
    if (!this.logger) return undefined
    const { statusCode, body, stream } = response
    const bytes = stream ? undefined : body.length
    const milliseconds = this.#taken()
    return { statusCode, requestId, bytes, milliseconds, ...this.call.wire?.response(response) }
  }

  response({ number }: Attempt, facts: ResponseFacts): void {
    this.#debug('response', number, { ...this.#where, ...facts })
  }

  failure({ number }: Attempt, { error }: Failure): void {
    this.#debug('failure', number, { ...this.#where, code: error.code, milliseconds: this.#taken() })
  }

  /** @param waited milliseconds between the failure and the next attempt. */
  retry(number: number, { error, retry }: Failure, waited: number): void {
    const fields = {
      code: error.code,
      reason: retry.errorType,
      requestId: error.requestId,
      milliseconds: waited,
    }
    this.logger?.warn(this.#record('retry', number, fields))
  }

  #debug(event: string, attempt: number, fields: Readonly<Record<string, unknown>>): void {
    this.logger?.debug(this.#record(event, attempt, fields))
  }

  #record(
    event: string,
    attempt: number,
    fields: Readonly<Record<string, unknown>>,
  ): Record<string, unknown> {
    return { event, service: this.call.service, operation: this.call.operation, attempt, ...fields }
  }

  #taken(): number {
    return Math.round(platform.elapsed() - this.#sentAt)
  }
}
