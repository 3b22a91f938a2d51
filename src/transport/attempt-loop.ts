import { INVOCATION_ID_HEADER, REQUEST_HEADER } from '@smithy/core/retry'
import type { HttpRequest, RetryToken } from '@smithy/types'
import { countAttempts, countThrottles, NextTokenError } from '../errors/index.js'
import { platform } from '../platform/index.js'
import { requestIdOf } from '../protocols/index.js'
import { asBytes } from './body/index.js'
import type { CallLimits } from './call-limits.js'
import type { CallLog, ResponseFacts } from './call-log.js'
import type { ClockOffset } from './clock-offset.js'
import { type Attempt, isStale, type TransportCall, type TransportResult } from './contract/index.js'
import { exchange } from './exchange.js'
import type { Reply } from './exchange-options.js'
import { type LazyHandler, PoolExhaustedError } from './network/index.js'
import {
  type Failure,
  networkFailure,
  type RetryPolicy,
  refusalFailure,
  waitForRetry,
} from './retry/index.js'

/** What all calls of a client share. */
export interface Shared {
  readonly handler: LazyHandler
  readonly clock: ClockOffset
  readonly policy: RetryPolicy
}

/** A call in progress, with everything that lives as long as the call. */
export interface Sending<T> {
  readonly call: TransportCall<T>
  readonly limits: CallLimits
  readonly log: CallLog
  readonly invocationId: string
}

export type Success<T> = Omit<TransportResult<T>, 'attempts' | 'throttles' | 'totalRetryDelay'>

/** What a response was read as; `thrown` is an error that no other attempt can help. */
export type Outcome<T> = Success<T> | Failure | { readonly thrown: unknown }

/** A response that was read where it was received; it is logged later, in the caller's async context. */
interface Received<T> {
  readonly facts: ResponseFacts | undefined
  readonly outcome: Outcome<T>
  /** Without a body that can still be read, unless it streams. */
  readonly reply: Omit<Reply, 'body'>
}

type Target = Pick<HttpRequest, 'protocol' | 'hostname' | 'port'>

/** The attempts of a client's calls. */
export class AttemptLoop {
  /** The first token of a call, if all calls can have the same. */
  #firstToken: RetryToken | undefined

  constructor(private readonly shared: Shared) {}

  /** Whether `countSuccess` can be used. */
  get hasToken(): boolean {
    return this.#firstToken !== undefined
  }

  /** Tells the retry strategy about a call whose first attempt succeeded. */
  countSuccess(): void {
    if (this.#firstToken) this.shared.policy.strategy.recordSuccess(this.#firstToken)
  }

  /** Sends a call until it succeeds or fails for good; `first` is the outcome of its first attempt, if that was made. */
  async run<T>(sending: Sending<T>, first?: Success<T> | Failure): Promise<TransportResult<T>> {
    const { strategy } = this.shared.policy
    let token = await this.#acquireToken(sending)
    let totalRetryDelay = 0
    let throttles = 0
    for (let number = 1; ; number++) {
      const outcome = (number === 1 && first) || (await this.#attemptInPace(sending, number))
      if ('value' in outcome) {
        strategy.recordSuccess(token)
        return { ...outcome, attempts: number, throttles, totalRetryDelay }
      }
      if (outcome.retry.errorType === 'THROTTLING') countThrottles(outcome.error, ++throttles)
      else if (throttles > 0) countThrottles(outcome.error, throttles)
      if (sending.call.repeatable === false) throw outcome.error
      const failedAt = platform.elapsed()
      sending.limits.lastError = outcome.error
      token = await waitForRetry(this.shared.policy, { token, failure: outcome }, sending.limits)
      const waited = Math.round(platform.elapsed() - failedAt)
      sending.log.retry(number, outcome, waited)
      const { observer } = sending.call
      if (observer)
        await sending.limits.race(observer.retry({ attempt: number, error: outcome.error, waited }))
      totalRetryDelay += waited
    }
  }

  /** A token of our own strategy says nothing about its call, so that all calls can have the same. */
  async #acquireToken({ call, limits }: Sending<unknown>): Promise<RetryToken> {
    const { strategy, isStandard } = this.shared.policy
    if (this.#firstToken) return this.#firstToken
    const token = await limits.race(strategy.acquireInitialRetryToken(call.service))
    if (isStandard) this.#firstToken = token
    return token
  }

  /** An attempt that waits for the call's pace, if it has one, and reports to it whether the service throttled it. */
  async #attemptInPace<T>(sending: Sending<T>, number: number): Promise<Success<T> | Failure> {
    const { pace: promised } = sending.call
    if (!promised) return this.attempt(sending, this.startAttempt(sending, number))
    const pace = 'admit' in promised ? promised : await sending.limits.race(promised)
    const turn = pace.admit(sending.limits.signal)
    if (turn) await sending.limits.race(turn)
    const sentAt = platform.elapsed()
    // Other calls may have learnt the service's time during the wait.
    const outcome = await this.attempt(sending, this.startAttempt(sending, number))
    if ('value' in outcome) pace.learn({ sentAt, wasThrottled: false })
    else if (outcome.retry.errorType === 'THROTTLING') pace.learn({ sentAt, wasThrottled: true })
    return outcome
  }

  startAttempt({ invocationId }: Pick<Sending<unknown>, 'invocationId'>, number: number): Attempt {
    const { policy, clock } = this.shared
    return { number, clockOffset: clock.milliseconds, headers: attemptHeaders(policy, invocationId, number) }
  }

  /** @param isSentAgain on a new connection, because the first one was closed; both count as one attempt. */
  async attempt<T>(
    sending: Sending<T>,
    attempt: Attempt,
    isSentAgain = false,
  ): Promise<Success<T> | Failure> {
    const { call, limits, log } = sending
    const signed = await limits.race(call.prepare(attempt))
    const request = asBytes(signed, call)
    limits.attempts = attempt.number
    log.request(attempt, request)
    const sentAt = platform.elapsed()
    const received = await this.#exchange(sending, attempt, request)
    if ('error' in received) {
      log.failure(attempt, received)
      return isSentAgain ? received : this.#unlessLost(sending, attempt, received)
    }
    const { facts, outcome, reply } = received
    if (facts) log.response(attempt, facts)
    if (call.observer) {
      const told = call.observer.response({ ...reply, attempt: attempt.number, outcome, sentAt })
      // If the observer fails, nobody reads the body.
      await limits.race(told).catch((error) => {
        reply.stream?.destroy()
        throw error
      })
    }
    if ('thrown' in outcome) throw outcome.thrown
    return outcome
  }

  async #exchange<T>(
    sending: Sending<T>,
    attempt: Attempt,
    request: HttpRequest,
  ): Promise<Received<T> | Failure> {
    const { call, limits, log } = sending
    const fail = (cause: Error) => this.#networkFailure(sending, request, cause).error
    const streaming = call.streamsResponse ? { signal: call.signal, fail } : undefined
    const read = (reply: Reply): Received<T> => {
      limits.wasSent = true
      const facts = log.factsOf(reply, requestIdOf(reply.headers))
      return { facts, outcome: this.receive(call, attempt, reply), reply }
    }
    try {
      const options = { signal: limits.signal, streaming, check: call.checkBody, read }
      return await limits.race(exchange(this.shared.handler, request, options))
    } catch (thrown) {
      return this.#broken(sending, request, thrown)
    }
  }

  /** What follows an attempt that was made at once and broke: its failure, or the outcome on another connection. */
  afterBreak<T>(
    sending: Sending<T>,
    attempt: Attempt,
    { target, broken }: { readonly target: Target; readonly broken: unknown },
  ): Promise<Success<T> | Failure> {
    return this.#unlessLost(sending, attempt, this.#broken(sending, target, broken))
  }

  /** A request that was lost on an idle connection is sent again on another one. */
  async #unlessLost<T>(
    sending: Sending<T>,
    attempt: Attempt,
    failure: Failure,
  ): Promise<Success<T> | Failure> {
    const isLost = isStale(failure.retry.error) && maySendAgain(sending.call, attempt, this.shared.policy)
    return isLost ? this.attempt(sending, attempt, true) : failure
  }

  /** The failure of an attempt that ended with this error. Throws an error that no other attempt can help. */
  #broken(sending: Sending<unknown>, target: Target, thrown: unknown): Failure {
    const { call, limits } = sending
    if (thrown instanceof PoolExhaustedError) {
      const { service, operation } = call
      const attempts = limits.attempts - 1 || undefined
      throw new NextTokenError('PoolExhausted', thrown.message, { service, operation, attempts })
    }
    // Our own errors are about configuration.
    if (limits.reached || thrown instanceof NextTokenError) throw thrown
    return this.#networkFailure(sending, target, thrown)
  }

  #networkFailure({ call, limits }: Sending<unknown>, target: Target, thrown: unknown): Failure {
    const { service, operation, hostHint } = call
    const failed = { target, wasSentBefore: limits.wasSent, hostHint }
    const found = networkFailure(thrown, failed, { service, operation, attempts: limits.attempts })
    limits.wasSent ||= found.wasSent
    return found
  }

  /** Reads a response of any status. */
  receive<T>(call: TransportCall<T>, attempt: Attempt, reply: Reply): Outcome<T> {
    const { statusCode, headers, receivedAt } = reply
    const { clock } = this.shared
    clock.learn(headers, receivedAt)
    try {
      return { value: call.receive(reply, attempt), statusCode, headers, requestId: requestIdOf(headers) }
    } catch (thrown) {
      reply.stream?.destroy()
      if (!(thrown instanceof NextTokenError)) return { thrown }
      countAttempts(thrown, attempt.number)
      return refusalFailure(thrown, reply, clock.milliseconds !== attempt.clockOffset)
    }
  }
}

export function attemptHeaders({ maxAttempts }: RetryPolicy, invocationId: string, number: number) {
  const most = maxAttempts === undefined ? '' : `; max=${maxAttempts}`
  return { [INVOCATION_ID_HEADER]: invocationId, [REQUEST_HEADER]: `attempt=${number}${most}` }
}

/**
 * Whether a request is sent again at once, uncounted, because its idle connection was closed. The service has most
 * likely not received it (RFC 9110, section 9.2.2), but that is not certain. So only an idempotent request is sent
 * again for that reason alone, as in Go's `net/http`. Others are sent again as after any broken connection, if an
 * attempt is left.
 */
function maySendAgain(call: TransportCall<unknown>, { number }: Attempt, policy: RetryPolicy): boolean {
  if (call.repeatable === false) return false
  return call.idempotent === true || number < (policy.maxAttempts ?? 1)
}
