import type { HttpRequest, HttpResponse } from '@smithy/core/protocols'
import type { NodeHttpHandlerOptions, RequestHandler, RetryStrategyV2 } from '@smithy/types'
import { NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import type { Logger } from './logger.js'

/** Smithy's interface: `handle(request, { abortSignal })` gives `{ response }`. */
export type HttpHandler = RequestHandler<
  HttpRequest,
  HttpResponse,
  { abortSignal?: AbortSignal; requestTimeout?: number }
>

/** `standard`: exponential waits and a quota of retries. `adaptive`: also slows down when it is throttled. */
export type RetryMode = 'standard' | 'adaptive'

/** How requests travel. The names are the AWS SDK v3's. */
export interface TransportConfig {
  /**
   * What sends requests: any of Smithy's handlers, used as it is and not closed by us; or options for the
   * default one, which keeps up to 50 connections per host alive.
   *
   * The default one gives up connecting after 60 s (boto3's `connect_timeout`; the SDK sets none) and on a
   * connection silent for 300 s (the SDK's). `connectionTimeout` and `socketTimeout`, in milliseconds, change
   * that; 0 is no limit. Both failures are tried again. A call that waits for a connection while bodies that nobody
   * reads hold all of them fails with `PoolExhausted` after 20 s; `socketAcquisitionWarningTimeout` changes that.
   *
   * @example
   * client('s3', { requestHandler: { socketTimeout: 30_000, httpsAgent: { maxSockets: 200 } } })
   */
  readonly requestHandler?: HttpHandler | NodeHttpHandlerOptions | undefined
  /**
   * Maximum number of attempts per call, including the first. Default: `AWS_MAX_ATTEMPTS`, the profile's
   * `max_attempts`, else 3. `retryStrategy` has its own.
   */
  readonly maxAttempts?: number | undefined
  /** Default: `AWS_RETRY_MODE`, the profile's `retry_mode`, else `standard`. `legacy` there means `standard`. */
  readonly retryMode?: RetryMode | undefined
  /** Decides which attempt gets another, and when; in place of the strategy that the two above describe. */
  readonly retryStrategy?: RetryStrategyV2 | undefined
  /**
   * Told of every request and response (`debug`) and of every retry (`warn`); `console` is one. It gets no header,
   * no query string and no body. Default: nobody is told.
   */
  readonly logger?: Logger | undefined
}

const rules: Readonly<Record<keyof TransportConfig, { fits(value: unknown): boolean; words: string }>> = {
  requestHandler: { fits: isObject, words: 'an HttpHandler or options for the default one' },
  maxAttempts: { fits: isAttemptCount, words: 'a whole number from 1' },
  retryMode: { fits: isRetryMode, words: "'standard' or 'adaptive'" },
  retryStrategy: { fits: isStrategy, words: 'a RetryStrategyV2 of Smithy’s' },
  logger: { fits: isLogger, words: 'an object with the methods debug, info, warn and error' },
}

/** Throws one `InvalidConfiguration` that names every value that cannot be used. */
export function checkTransportConfig(config: TransportConfig): void {
  const problems = handlerProblems(config.requestHandler)
  for (const [name, rule] of Object.entries(rules)) {
    const value: unknown = Reflect.get(config, name)
    if (value !== undefined && !rule.fits(value))
      problems.push(`${name} must be ${rule.words}; got ${show(value)}`)
  }
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
}

const handlerNames: OptionNames<NodeHttpHandlerOptions> = {
  connectionTimeout: true,
  requestTimeout: true,
  throwOnRequestTimeout: true,
  socketTimeout: true,
  socketAcquisitionWarningTimeout: true,
  httpAgent: true,
  httpsAgent: true,
  logger: true,
}

/** A handler of the user's own has whatever members it likes. */
function handlerProblems(requestHandler: TransportConfig['requestHandler']): string[] {
  if (!isObject(requestHandler) || 'handle' in requestHandler) return []
  return optionProblems(requestHandler, {
    kind: 'requestHandler option',
    names: handlerNames,
    remedies: {
      connect_timeout: 'use `connectionTimeout`, in milliseconds',
      connectTimeout: 'use `connectionTimeout`',
      read_timeout: 'use `socketTimeout`, in milliseconds',
      timeout: 'use `socketTimeout` for a silent connection, or the option `timeout` of a call',
      agent: 'use `httpsAgent`',
    },
  })
}

function isAttemptCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

function isRetryMode(value: unknown): value is RetryMode {
  return value === 'standard' || value === 'adaptive'
}

function isStrategy(value: unknown): boolean {
  return hasMethods(value, ['acquireInitialRetryToken', 'refreshRetryTokenForRetry', 'recordSuccess'])
}

function isLogger(value: unknown): boolean {
  return hasMethods(value, ['debug', 'info', 'warn', 'error'])
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => typeof Reflect.get(value, name) === 'function')
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function show(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : isObject(value)
      ? 'another object'
      : String(value)
}
