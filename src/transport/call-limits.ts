import { AbortError, NextTokenError, TimeoutError } from '../errors/index.js'
import { type SharedSignal, shareSignal } from '../values/index.js'
import type { TransportCall } from './contract/index.js'

// The longest delay of a timer, 24 days. A longer one would fire at once.
const longestTimer = 2 ** 31 - 1

type Call = Pick<TransportCall<unknown>, 'service' | 'operation' | 'signal' | 'timeout'>

/** The abort signal and the time limit of one call. Either ends the call at once, whatever it waits for. */
export class CallLimits {
  /** Number of requests that were sent so far. */
  attempts = 0
  /** Whether one of them may have reached the service. */
  wasSent = false
  /** The error of the latest failed attempt. */
  lastError: Error | undefined
  readonly #call: Call
  readonly #shared: SharedSignal | undefined
  readonly #controller: AbortController | undefined
  readonly #ended: Promise<never> | undefined
  #reject: ((error: Error) => void) | undefined
  #timer: NodeJS.Timeout | undefined
  #end: 'aborted' | 'timed out' | undefined

  constructor(call: Call) {
    checkTimeout(call)
    this.#call = call
    if (call.signal === undefined && call.timeout === undefined) return
    this.#shared = call.signal && shareSignal(call.signal)
    // Without a timeout the shared signal is enough, and a page costs less without another controller.
    if (call.timeout !== undefined) this.#controller = new AbortController()
    this.#ended = new Promise((_, reject) => {
      this.#reject = reject
    })
    this.#ended.catch(() => {})
    this.#watch(call.timeout)
  }

  /** For handlers: aborted when the call is aborted or times out. */
  get signal(): AbortSignal | undefined {
    return this.#controller?.signal ?? this.#shared?.signal
  }

  /** Whether the call was aborted or ran out of time. */
  get reached(): boolean {
    return this.#end !== undefined
  }

  /** The promise's outcome, unless the call ends first. */
  race<T>(promise: Promise<T>): Promise<T> {
    return this.#ended ? Promise.race([this.#ended, promise]) : promise
  }

  async sleep(milliseconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const slept = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds)
    })
    await this.race(slept).finally(() => clearTimeout(timer))
  }

  /** The error that a call ends with: the limit's error if a limit was reached, else `thrown`. */
  resolveError(thrown: unknown): unknown {
    const { service, operation, signal, timeout } = this.#call
    const context = { service, operation, attempts: this.attempts || undefined }
    const when = this.attempts === 0 ? 'before a request was sent' : `in attempt ${this.attempts}`
    if (this.#end === 'aborted') {
      return new AbortError(`aborted by its signal ${when}`, { ...context, cause: signal?.reason })
    }
    if (this.#end === 'timed out') {
      const problem = `the call's timeout of ${timeout} ms passed ${when}`
      const remedy = `raise timeout${this.attempts > 0 ? '; the call may have taken effect' : ''}`
      return new TimeoutError(`${problem}; ${remedy}`, { ...context, cause: this.lastError })
    }
    return thrown
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#shared?.signal.removeEventListener('abort', this.#onAbort)
    this.#shared?.release()
  }

  #watch(timeout: number | undefined): void {
    const signal = this.#shared?.signal
    if (timeout !== undefined && timeout <= longestTimer) {
      this.#timer = setTimeout(() => this.#finish('timed out'), timeout)
    }
    if (signal?.aborted) this.#onAbort()
    else signal?.addEventListener('abort', this.#onAbort)
  }

  readonly #onAbort = () => this.#finish('aborted')

  #finish(end: 'aborted' | 'timed out'): void {
    this.#end ??= end
    this.#reject?.(new Error())
    this.#controller?.abort()
  }
}

function checkTimeout({ service, operation, timeout }: Call): void {
  if (timeout === undefined || timeout > 0) return
  const problem = `timeout must be a positive number of milliseconds; got ${String(timeout)}`
  throw new NextTokenError('InvalidConfiguration', problem, { service, operation })
}
