import { platform } from '../platform/index.js'
import { afterTurn } from './after-turn.js'
import { AttemptLoop, attemptHeaders } from './attempt-loop.js'
import { CallLimits } from './call-limits.js'
import { CallLog } from './call-log.js'
import { ClockOffset } from './clock-offset.js'
import {
  type Attempt,
  checkTransportConfig,
  type Pace,
  type ReadyCall,
  type TransportCall,
  type TransportConfig,
  type TransportResult,
} from './contract/index.js'
import { LazyHandler, type NetworkSettings } from './network/index.js'
import { type RetryPolicy, retryPolicy } from './retry/index.js'
import { sendAtOnce } from './send-at-once.js'

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
  readonly #loop: AttemptLoop

  /** @throws NextTokenError `InvalidConfiguration`. */
  constructor(config: TransportConfig = {}, network: NetworkSettings = {}) {
    checkTransportConfig(config)
    this.#config = config
    this.#policy = retryPolicy(config)
    this.#handler = new LazyHandler(config, network)
    this.#loop = new AttemptLoop({ handler: this.#handler, clock: this.#clock, policy: this.#policy })
  }

  /**
   * Sends a call until it succeeds, is refused for good, or has no attempt left.
   *
   * @throws the error of the last attempt: the one that `receive` threw, `Network` or `Timeout`. `Aborted` or `Timeout`
   *   if `signal` or `timeout` ends the call.
   */
  send<T>(call: TransportCall<T>): Promise<TransportResult<T>> {
    return this.#send(call, platform.randomUuid())
  }

  /**
   * Sends a call whose first request can be made at once: the page of a listing. The first attempt costs two promises,
   * unless the configuration needs more or it has to wait for its pace; if it fails, the call goes on as every other.
   *
   * @throws as `send` does, unless `recover` returns another result.
   */
  sendReady<T, R>(ready: ReadyCall<T, R>): Promise<R> {
    const { pace, signal } = ready.call
    const isPlain = this.#loop.hasToken && !this.#config.logger
    if (!isPlain || (pace && !('admit' in pace))) return this.#sendUsually(ready, platform.randomUuid())
    const turn = pace?.admit(signal)
    return turn ? turn.then(() => this.#sendInTurn(ready, pace)) : this.#sendInTurn(ready, pace)
  }

  /** The service's time, in milliseconds since 1970. */
  now(): number {
    return platform.now() + this.#clock.milliseconds
  }

  /** The headers that tell the service about the first attempt of a call. */
  firstHeaders(invocationId: string): Readonly<Record<string, string>> {
    return attemptHeaders(this.#policy, invocationId, 1)
  }

  /** Closes the connections of the default handler as they become idle; calls in flight complete. A user's own handler is not closed. */
  destroy(): void {
    this.#handler.destroy()
  }

  /** Sends a call that has waited for its pace, so that its request is signed now and not before. */
  #sendInTurn<T, R>(ready: ReadyCall<T, R>, pace: Pace | undefined): Promise<R> {
    const invocationId = platform.randomUuid()
    const request = ready.fill(invocationId)
    const sockets = request && this.#handler.sockets(request)
    if (sockets) {
      const clockOffset = this.#clock.milliseconds
      return sendAtOnce(this.#loop, { ready, request, invocationId, sockets, pace, clockOffset })
    }
    const call = { ...ready.call, pace: pace && afterTurn(pace) }
    let filled = () => {
      filled = () => ready.fill(invocationId)
      return request
    }
    return this.#sendUsually({ ...ready, call, fill: () => filled() }, invocationId)
  }

  async #sendUsually<T, R>(
    { call, fill, complete, recover }: ReadyCall<T, R>,
    invocationId: string,
  ): Promise<R> {
    const prepare = async (attempt: Attempt) => {
      const request = attempt.number === 1 ? fill(invocationId) : undefined
      return request ? request.toHttpRequest() : call.prepare(attempt)
    }
    let result: TransportResult<T>
    try {
      result = await this.#send({ ...call, prepare }, invocationId)
    } catch (error) {
      return recover(error)
    }
    return complete(result)
  }

  async #send<T>(call: TransportCall<T>, invocationId: string): Promise<TransportResult<T>> {
    const limits = new CallLimits(call)
    try {
      const log = new CallLog(this.#config.logger, call)
      return await this.#loop.run({ call, limits, log, invocationId })
    } catch (error) {
      throw limits.resolveError(error)
    } finally {
      limits.close()
    }
  }
}
