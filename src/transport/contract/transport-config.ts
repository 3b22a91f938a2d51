import type { HttpRequest, HttpResponse } from '@smithy/core/protocols'
import type { NodeHttpHandlerOptions, RequestHandler, RetryStrategyV2 } from '@smithy/types'
import { NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import { isObject } from '../../values/index.js'
import type { Logger } from './logger.js'

/** Smithy's interface: `handle(request, { abortSignal })` resolves to `{ response }`. */
export type HttpHandler = RequestHandler<
  HttpRequest,
  HttpResponse,
  { abortSignal?: AbortSignal; requestTimeout?: number }
>

/** `standard` waits exponentially and has a quota of retries. `adaptive` also lowers its rate when it is throttled. */
export type RetryMode = 'standard' | 'adaptive'

/** `auto` uses sockets for requests that allow it. `node` uses only `node:http` and `node:https`. */
export type TransportKind = 'auto' | 'node'

/** How requests are sent and retried. The option names are the AWS SDK v3's. */
export interface TransportConfig {
  /**
   * Use this request handler, or pass these options to the default one.
   *
   * Any of Smithy's handlers works. nexttoken does not close a handler that you pass. The default handler keeps up to
   * 50 connections per host. It gives up connecting after 60 s (as boto3's `connect_timeout`) and gives up a
   * connection that is silent for 300 s (as the AWS SDK v3). Set `connectionTimeout` and `socketTimeout`, in
   * milliseconds, to change that; 0 means no limit. Both failures are retried. A call fails with `PoolExhausted` after
   * 20 s if it waits for a connection while unread response bodies hold all of them; `socketAcquisitionWarningTimeout`
   * changes that.
   *
   * @default sockets for responses that are read whole, and `node:http` and `node:https` for the rest: see `transport`
   *
   * @example
   * client('s3', { requestHandler: { socketTimeout: 30_000, httpsAgent: { maxSockets: 200 } } })
   */
  readonly requestHandler?: HttpHandler | NodeHttpHandlerOptions | undefined
  /**
   * Choose how requests are sent without a `requestHandler` of your own.
   *
   * `'auto'` sends a request whose response is read whole over a plain TCP or TLS socket, which takes less CPU than
   * `node:http`. Streams, requests through a proxy or an agent of yours, and requests that a mock or tracer of
   * `node:http` must see (nock, msw, OpenTelemetry) use `node:http`; docs/network.md lists all cases. `'node'` always
   * uses `node:http`.
   *
   * @default 'auto'
   *
   * @example
   * client('s3', { transport: 'node' })
   */
  readonly transport?: TransportKind | undefined
  /**
   * Maximum number of attempts per call, including the first. A `retryStrategy` counts its own attempts.
   *
   * @default AWS_MAX_ATTEMPTS, then `max_attempts` of the profile, then 3
   */
  readonly maxAttempts?: number | undefined
  /**
   * Choose how retries wait. A profile's or environment's `legacy` means `standard`.
   *
   * @default AWS_RETRY_MODE, then `retry_mode` of the profile, then `'standard'`
   */
  readonly retryMode?: RetryMode | undefined
  /**
   * Decide about retries with a strategy of your own, instead of `maxAttempts` and `retryMode`.
   *
   * @default Smithy's strategy for `retryMode`
   * @example
   * import { ConfiguredRetryStrategy } from '@smithy/core/retry'
   * client('s3', { retryStrategy: new ConfiguredRetryStrategy(5, (attempt) => 100 + attempt * 1000) })
   */
  readonly retryStrategy?: RetryStrategyV2 | undefined
  /**
   * Log every request and response at level `debug` and every retry at level `warn`. A record never holds a header, a
   * query string or a body.
   *
   * @default no log
   * @example
   * client('s3', { logger: console })
   */
  readonly logger?: Logger | undefined
  /**
   * Log requests and responses whole: the records of `logger` also get the URL, the headers and the body. Signatures,
   * tokens, cookies, keys and everything that the service's model calls sensitive are replaced by `***`. A body is cut
   * after 16,384 characters, and of one that is not text only the length is shown.
   *
   * @default false
   * @example
   * client('s3', { logger: console, wire: true })
   */
  readonly wire?: boolean | undefined
}

const rules: Readonly<Record<keyof TransportConfig, { fits(value: unknown): boolean; words: string }>> = {
  requestHandler: { fits: isObject, words: 'a request handler or options for the default one' },
  transport: { fits: isTransportKind, words: "'auto' or 'node'" },
  maxAttempts: { fits: isAttemptCount, words: 'a whole number of at least 1' },
  retryMode: { fits: isRetryMode, words: "'standard' or 'adaptive'" },
  retryStrategy: { fits: isStrategy, words: 'a retry strategy with the methods of Smithy’s RetryStrategyV2' },
  logger: { fits: isLogger, words: 'an object with the methods debug, info, warn and error' },
  wire: { fits: isBoolean, words: 'true or false' },
}

/** @throws NextTokenError `InvalidConfiguration` that names every invalid value. */
export function checkTransportConfig(config: TransportConfig): void {
  const problems = handlerProblems(config.requestHandler)
  for (const [name, rule] of Object.entries(rules)) {
    const value: unknown = Reflect.get(config, name)
    if (value !== undefined && !rule.fits(value))
      problems.push(`${name} must be ${rule.words}; got ${show(value)}`)
  }
  if (config.wire && !config.logger)
    problems.push('wire adds to what `logger` logs; pass a logger too, such as `logger: console`')
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

/** Only options are checked: a handler of the user's may have any members. */
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

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function isTransportKind(value: unknown): value is TransportKind {
  return value === 'auto' || value === 'node'
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

function show(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : isObject(value)
      ? 'another object'
      : String(value)
}
