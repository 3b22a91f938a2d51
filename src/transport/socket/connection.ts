import type { OnReadOpts, Socket } from 'node:net'
import { platform } from '../../platform/index.js'
import { isError, messageOf } from '../../values/index.js'
import { BrokenBodyError, isReset, markStale } from '../contract/index.js'
import { ResponseReader } from '../http1/index.js'
import type { CarriedRequest, Holder } from './pooled-request.js'
import { RequestWriter, unsentBytes } from './request-writer.js'
import { connectionClosed, connectTimedOut, fellSilent } from './socket-errors.js'

/** What a connection reports to the pool of its host. */
export interface ConnectionOwner {
  /** It can carry the next request. */
  release(connection: Connection): void
  /** It is closed, by an error if `isBroken`. */
  remove(connection: Connection, isBroken: boolean): void
  /** The server had closed it while it was idle. */
  onStale(): void
}

/** Opens the socket of a connection. */
export type OpenSocket = (onBytes: OnReadOpts['callback'], onReady: () => void) => Socket

/** Node closes an idle connection this long before the time that the server names in `Keep-Alive`. */
const HEAD_START = 1000

/** One socket and the request that it carries. It is made for a request, which waits until the socket is connected. */
export class Connection implements Holder {
  readonly #owner: ConnectionOwner
  readonly #reader = new ResponseReader()
  #socket: Socket | undefined
  #writer: RequestWriter | undefined
  #request: CarriedRequest | undefined
  #isClosed = false
  #wasUsed = false
  #isIdle = false
  #silentTicks = 0
  /** Bytes that waited to be sent at the latest tick. */
  #unsent = 0
  /** By `platform.elapsed`; undefined if the server named no time. */
  #idleUntil: number | undefined

  constructor(owner: ConnectionOwner, first: CarriedRequest) {
    this.#owner = owner
    this.#request = first
    first.holder = this
  }

  open(openSocket: OpenSocket): void {
    if (this.#isClosed) return
    try {
      this.#socket = openSocket(this.#onBytes, this.#onReady)
    } catch (error) {
      this.#lose(toError(error))
      return
    }
    this.#socket.on('error', this.#lose).on('end', this.#onEnd).on('close', this.#onClose)
  }

  /** Sends a request on a connection that has none. */
  carry(request: CarriedRequest): void {
    this.#request = request
    request.holder = this
    request.endWait()
    this.#silentTicks = 0
    if (this.#isIdle) this.#socket?.ref()
    this.#isIdle = false
    this.#reader.expect(request.plain.method)
    this.#writer?.write(request.plain)
  }

  /** Lets the process end while the connection waits for the next request. */
  rest(): void {
    this.#isIdle = true
    this.#socket?.unref()
  }

  /** Whether an idle connection may be used again, by the time that the server named. */
  get isFresh(): boolean {
    return this.#idleUntil === undefined || platform.elapsed() < this.#idleUntil
  }

  /** Counts silence, of a TLS handshake too. Returns whether a request is in flight. */
  tick(most: number, limit: number): boolean {
    if (this.#request === undefined) return false
    const socket = this.#socket
    if (socket?.connecting !== false) return true
    const unsent = unsentBytes(socket)
    if (unsent !== this.#unsent) this.#silentTicks = 0
    this.#unsent = unsent
    if (++this.#silentTicks > most) this.#lose(fellSilent(limit))
    return true
  }

  timedOut(limit: number): Error {
    return connectTimedOut(limit)
  }

  drop(): void {
    this.#request = undefined
    this.close()
  }

  /** Closes a connection that carries no request. */
  close(isBroken = false): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#socket?.destroy()
    this.#owner.remove(this, isBroken)
  }

  /** Fails the request, if there is one, and closes the connection. */
  fail(error: Error): void {
    this.#lose(error)
  }

  readonly #onReady = () => {
    const request = this.#request
    const socket = this.#socket
    if (request === undefined || socket === undefined) return
    this.#writer = new RequestWriter(socket, this.#onProgress)
    this.carry(request)
  }

  readonly #onProgress = () => {
    this.#silentTicks = 0
  }

  readonly #onBytes = (length: number, bytes: Buffer): boolean => {
    const request = this.#request
    // A server does not speak first.
    if (request === undefined) this.close()
    else this.#read(request, length, bytes)
    return true
  }

  #read(request: CarriedRequest, length: number, bytes: Buffer): void {
    this.#silentTicks = 0
    try {
      const isDone = this.#reader.push(bytes, length) === 'done'
      if (request.receivedAt === 0 && this.#reader.hasHead) request.receivedAt = platform.now()
      if (!isDone) return
    } catch (error) {
      this.#lose(toError(error))
      return
    }
    this.#deliver(request)
  }

  /** The server sends no more. That ends a body without a length, and breaks anything else. */
  readonly #onEnd = () => {
    // An end in the middle of a TLS handshake is also an error of the socket, which says so.
    if (this.#writer === undefined) return
    const request = this.#request
    if (request === undefined) {
      this.close()
      return
    }
    try {
      this.#reader.end()
    } catch (error) {
      this.#lose(toError(error))
      return
    }
    this.#deliver(request)
  }

  readonly #onClose = () => this.#lose(connectionClosed())

  #deliver(request: CarriedRequest): void {
    this.#request = undefined
    this.#wasUsed = true
    const isKept = this.#reader.keepsAlive && this.#writer?.isDone === true && this.#mayRest()
    // The response lies in a buffer that the next one overwrites, so it is read before the connection is free.
    request.deliver(this.#reader.response)
    this.#reader.release()
    if (this.#isClosed) return
    if (isKept) this.#owner.release(this)
    else this.close()
  }

  #mayRest(): boolean {
    const hint = this.#reader.keepAliveHint
    this.#idleUntil = hint === undefined ? undefined : platform.elapsed() + hint * 1000 - HEAD_START
    return hint === undefined || hint * 1000 > HEAD_START
  }

  readonly #lose = (error: Error): void => {
    const request = this.#request
    this.#request = undefined
    const explained = request && this.#explain(error)
    this.close(true)
    if (explained) request.fail(explained)
  }

  /** What a broken connection means to its request. */
  #explain(error: Error): Error {
    if (this.#reader.hasHead) {
      return new BrokenBodyError(`the response failed after its headers: ${error.message}`, { cause: error })
    }
    if (this.#wasUsed && !this.#reader.hasBegun && isReset(error)) {
      markStale(error)
      this.#owner.onStale()
    }
    return error
  }
}

function toError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new Error(messageOf(thrown))
}
