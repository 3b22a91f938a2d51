import { platform } from '../../platform/index.js'
import type { WholeResponse } from '../http1/index.js'
import type { PlainRequest } from './plain-request.js'
import { longestTimer } from './silence-watch.js'
import { aborted, connectTimedOut } from './socket-errors.js'

/** A response with the time when its headers arrived, in milliseconds since 1970 by this machine's clock. */
export type ReceivedResponse = WholeResponse & { readonly receivedAt: number }

/** Where a request is: in the queue of its host, or on a connection. */
export interface Holder {
  /** Forgets a request that has ended by itself, and closes its connection. */
  drop(request: CarriedRequest): void
  /** What it means that a request has no connection after `limit` ms. */
  timedOut(limit: number): Error
}

/** A request as queues and connections see it. It ends once, with `deliver` or `fail`. */
export interface CarriedRequest {
  readonly plain: PlainRequest
  holder: Holder | undefined
  /** 0 until the headers of the response have arrived. */
  receivedAt: number
  /** Limits the time until the request has a connection. */
  limitWait(limit: number): void
  /** The request has a connection. */
  endWait(): void
  deliver(response: WholeResponse): void
  fail(error: Error): void
}

interface Sending<T> {
  readonly plain: PlainRequest
  readonly receive: (response: ReceivedResponse) => T | PromiseLike<T>
  readonly resolve: (value: T | PromiseLike<T>) => void
  readonly reject: (error: unknown) => void
  readonly signal: AbortSignal | undefined
}

/**
 * A request that has ended keeps nothing of its response. V8 may place it, or the signal's listener for it, among the old
 * objects, and whatever an old object refers to survives every quick collection, even after that object is dead: each page
 * of a listing would be copied twice, which cost more than its decoding.
 */
export class PooledRequest<T> implements CarriedRequest {
  readonly plain: PlainRequest
  holder: Holder | undefined
  receivedAt = 0
  #sending: Sending<T> | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(sending: Sending<T>) {
    this.plain = sending.plain
    this.#sending = sending
    sending.signal?.addEventListener('abort', this)
  }

  limitWait(limit: number): void {
    if (limit <= 0 || limit > longestTimer) return
    this.#timer = setTimeout(() => this.#drop(this.holder?.timedOut(limit) ?? connectTimedOut(limit)), limit)
  }

  endWait(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  deliver({ statusCode, headers, body }: WholeResponse): void {
    const sending = this.#end()
    if (!sending) return
    const receivedAt = this.receivedAt || platform.now()
    try {
      sending.resolve(sending.receive({ statusCode, headers, body, receivedAt }))
    } catch (error) {
      sending.reject(error)
    }
  }

  fail(error: Error): void {
    this.#end()?.reject(error)
  }

  /** The signal was aborted. An object as the listener costs less than a function made for each request. */
  handleEvent(): void {
    this.#drop(aborted())
  }

  #drop(error: Error): void {
    this.holder?.drop(this)
    this.fail(error)
  }

  /** Returns what ends the request; undefined if it has ended. */
  #end(): Sending<T> | undefined {
    const sending = this.#sending
    this.#sending = undefined
    this.endWait()
    this.holder = undefined
    sending?.signal?.removeEventListener('abort', this)
    return sending
  }
}
