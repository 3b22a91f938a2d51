import { INVOCATION_ID_HEADER, REQUEST_HEADER } from '@smithy/core/retry'
import type { HttpRequest } from '@smithy/types'
import { countAttempts, countThrottles, NextTokenError } from '../errors/index.js'
import { platform } from '../platform/index.js'
import { requestIdOf } from '../protocols/index.js'
import { asBytes } from './body/index.js'
import { CallLimits } from './call-limits.js'
import { CallLog, type ResponseFacts } from './call-log.js'
import { ClockOffset } from './clock-offset.js'
import {
  type Attempt,
  checkTransportConfig,
  isStale,
  type TransportCall,
  type TransportConfig,
  type TransportResult,
} from './contract/index.js'
import { exchange } from './exchange.js'
import type { Reply } from './exchange-options.js'
import { LazyHandler, type NetworkSettings, PoolExhaustedError } from './network/index.js'
import {
  type Failure,
  networkFailure,
  type RetryPolicy,
  refusalFailure,
  retryPolicy,
  waitForRetry,
} from './retry/index.js'

/** A call in progress, with everything that lives as long as the call. */
interface Sending<T> {
  readonly call: TransportCall<T>
  readonly limits: CallLimits
  readonly log: CallLog
  readonly policy: RetryPolicy
  readonly invocationId: string
}

type Success<T> = Omit<TransportResult<T>, 'attempts' | 'throttles' | 'totalRetryDelay'>

/** What a response was read as; `thrown` is an error that no other attempt can help. */
type Outcome<T> = Success<T> | Failure | { readonly thrown: unknown }

/** A response that was read where it was received; it is logged later, in the caller's async context. */
interface Received<T> {
  readonly facts: ResponseFacts | undefined
  readonly outcome: Outcome<T>
}

/**
 * Sends the calls of a client, which share the request handler, the retry strategy with its quota, and the clock offset.
 *
 * @example
 * const transport = new Transport({ maxAttempts: 5 })
 * const { value } = await transport.send({ service: 'sns', operation: 'ListTopics', prepare, receive })
 */
export class Transport {
  readonly #config: TransportConfig
  readonly #handler: LazyHandler
  readonly #clock = new ClockOffset()
  readonly #policy: RetryPolicy

  /** @throws NextTokenError `InvalidConfiguration`. */
  constructor(config: TransportConfig = {}, network: NetworkSettings = {}) {
    checkTransportConfig(config)
    this.#config = config
    this.#policy = retryPolicy(config)
    this.#handler = new LazyHandler(config, network)
  }

  /**
   * Sends a call until it succeeds, is refused for good, or has no attempt left.
   *
   * @throws the error of the last attempt: the one that `receive` threw, `Network` or `Timeout`. `Aborted` or `Timeout`
   *   if `signal` or `timeout` ends the call.
   */
  async send<T>(call: TransportCall<T>): Promise<TransportResult<T>> {
    const limits = new CallLimits(call)
    try {
      const policy = this.#policy
      const log = new CallLog(this.#config.logger, call)
      return await this.#attemptAll({ call, limits, log, policy, invocationId: platform.randomUuid() })
    } catch (error) {
      throw limits.resolveError(error)
    } finally {
      limits.close()
    }
  }

  /** Closes the connections of the default handler. A user's own handler is not closed. */
  destroy(): void {
    this.#handler.destroy()
  }

  async #attemptAll<T>(sending: Sending<T>): Promise<TransportResult<T>> {
    const { strategy } = sending.policy
    let token = await sending.limits.race(strategy.acquireInitialRetryToken(sending.call.service))
    let totalRetryDelay = 0
    let throttles = 0
    for (let number = 1; ; number++) {
      const attempt = this.#startAttempt(sending, number)
      const outcome = await this.#attemptInPace(sending, attempt)
      if ('value' in outcome) {
        strategy.recordSuccess(token)
        return { ...outcome, attempts: number, throttles, totalRetryDelay }
      }
      if (outcome.retry.errorType === 'THROTTLING') countThrottles(outcome.error, ++throttles)
      else if (throttles > 0) countThrottles(outcome.error, throttles)
      if (sending.call.repeatable === false) throw outcome.error
      const failedAt = platform.elapsed()
      sending.limits.lastError = outcome.error
      token = await waitForRetry(sending.policy, { token, failure: outcome }, sending.limits)
      const waited = Math.round(platform.elapsed() - failedAt)
      sending.log.retry(attempt, outcome, waited)
      totalRetryDelay += waited
    }
  }

  /** An attempt that waits for the call's pace, if it has one, and reports to it whether the service throttled it. */
  async #attemptInPace<T>(sending: Sending<T>, attempt: Attempt): Promise<Success<T> | Failure> {
    const { pace: promised } = sending.call
    if (!promised) return this.#attempt(sending, attempt)
    const pace = 'admit' in promised ? promised : await sending.limits.race(promised)
    const turn = pace.admit(sending.limits.signal)
    if (turn) await sending.limits.race(turn)
    const sentAt = platform.elapsed()
    const outcome = await this.#attempt(sending, attempt)
    if ('value' in outcome) pace.learn({ sentAt, wasThrottled: false })
    else if (outcome.retry.errorType === 'THROTTLING') pace.learn({ sentAt, wasThrottled: true })
    return outcome
  }

  #startAttempt({ policy, invocationId }: Sending<unknown>, number: number): Attempt {
    const most = policy.maxAttempts === undefined ? '' : `; max=${policy.maxAttempts}`
    const headers = { [INVOCATION_ID_HEADER]: invocationId, [REQUEST_HEADER]: `attempt=${number}${most}` }
    return { number, clockOffset: this.#clock.milliseconds, headers }
  }

  /** @param isSentAgain on a new connection, because the first one was closed; both count as one attempt. */
  async #attempt<T>(
    sending: Sending<T>,
    attempt: Attempt,
    isSentAgain = false,
  ): Promise<Success<T> | Failure> {
    const { call, limits, log } = sending
    const signed = await limits.race(call.prepare(attempt))
    const request = asBytes(signed, call)
    limits.attempts = attempt.number
    log.request(attempt, request)
    const received = await this.#exchange(sending, attempt, request)
    if ('error' in received) {
      log.failure(attempt, received)
      const isLost = !isSentAgain && isStale(received.retry.error) && maySendAgain(sending, attempt)
      return isLost ? this.#attempt(sending, attempt, true) : received
    }
    const { facts, outcome } = received
    if (facts) log.response(attempt, facts)
    if ('thrown' in outcome) throw outcome.thrown
    return outcome
  }

  async #exchange<T>(
    { call, limits, log }: Sending<T>,
    attempt: Attempt,
    request: HttpRequest,
  ): Promise<Received<T> | Failure> {
    const { service, operation, signal, hostHint } = call
    const failure = (thrown: unknown) => {
      const failed = { target: request, wasSentBefore: limits.wasSent, hostHint }
      const found = networkFailure(thrown, failed, { service, operation, attempts: limits.attempts })
      limits.wasSent ||= found.wasSent
      return found
    }
    const streaming = call.streamsResponse
      ? { signal, fail: (cause: Error) => failure(cause).error }
      : undefined
    const read = (reply: Reply): Received<T> => {
      limits.wasSent = true
      this.#clock.learn(reply.headers, reply.receivedAt)
      const facts = log.factsOf(reply, requestIdOf(reply.headers))
      return { facts, outcome: this.#receive(call, attempt, reply) }
    }
    try {
      const options = { signal: limits.signal, streaming, check: call.checkBody, read }
      return await limits.race(exchange(this.#handler, request, options))
    } catch (thrown) {
      if (thrown instanceof PoolExhaustedError) {
        const attempts = limits.attempts - 1 || undefined
        throw new NextTokenError('PoolExhausted', thrown.message, { service, operation, attempts })
      }
      // Our own errors are about configuration. Another attempt would not help.
      if (limits.reached || thrown instanceof NextTokenError) throw thrown
      return failure(thrown)
    }
  }

  #receive<T>(call: TransportCall<T>, attempt: Attempt, reply: Reply): Outcome<T> {
    const { statusCode, headers } = reply
    try {
      return { value: call.receive(reply, attempt), statusCode, headers, requestId: requestIdOf(headers) }
    } catch (thrown) {
      reply.stream?.destroy()
      if (!(thrown instanceof NextTokenError)) return { thrown }
      countAttempts(thrown, attempt.number)
      return refusalFailure(thrown, reply, this.#clock.milliseconds !== attempt.clockOffset)
    }
  }
}

/**
 * Whether a request is sent again at once, uncounted, because its idle connection was closed. The service has most
 * likely not received it (RFC 9110, section 9.2.2), but that is not certain. So only an idempotent request is sent
 * again for that reason alone, as in Go's `net/http`. Others are sent again as after any broken connection, if an
 * attempt is left.
 */
function maySendAgain({ call, policy }: Sending<unknown>, { number }: Attempt): boolean {
  if (call.repeatable === false) return false
  return call.idempotent === true || number < (policy.maxAttempts ?? 1)
}
