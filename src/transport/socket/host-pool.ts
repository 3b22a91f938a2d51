import { Connection, type ConnectionOwner, type OpenSocket } from './connection.js'
import type { CarriedRequest, Holder } from './pooled-request.js'
import { waitedTooLong } from './socket-errors.js'

/** How a host's connections are made, and how many there may be. */
export interface HostSettings {
  readonly maxSockets: number
  readonly connectionTimeout: number
  readonly socketTimeout: number
  /** Opens a socket; a promise while the code for TLS is being loaded. */
  opener(): OpenSocket | Promise<OpenSocket>
  /** A connection broke, which may have been because of its TLS session. */
  onBroken(): void
  /** The host has neither connections nor requests. */
  onEmpty(): void
}

/** More idle connections than an agent of `node:http` keeps to a host are closed. */
const MOST_IDLE = 256

/** The connections to one host. A request takes the connection that was used last, or a new one, or waits for its turn. */
export class HostPool implements ConnectionOwner, Holder {
  readonly #settings: HostSettings
  readonly #open = new Set<Connection>()
  readonly #idle: Connection[] = []
  readonly #waiting: CarriedRequest[] = []
  /** A connection that is closed meanwhile neither starts the next request nor reports an empty pool. */
  #isPlacing = false
  #isDraining = false

  constructor(settings: HostSettings) {
    this.#settings = settings
  }

  send(request: CarriedRequest): void {
    const connection = this.#takeIdle()
    if (connection !== undefined) {
      connection.carry(request)
      return
    }
    request.limitWait(this.#settings.connectionTimeout)
    request.holder = this
    this.#waiting.push(request)
    this.#connectWaiting()
  }

  release(connection: Connection): void {
    const next = this.#waiting.shift()
    if (next !== undefined) connection.carry(next)
    else if (this.#isDraining || this.#idle.length >= MOST_IDLE) connection.close()
    else {
      this.#idle.push(connection)
      connection.rest()
    }
  }

  remove(connection: Connection, isBroken: boolean): void {
    this.#open.delete(connection)
    const at = this.#idle.indexOf(connection)
    if (at !== -1) this.#idle.splice(at, 1)
    if (isBroken) this.#settings.onBroken()
    this.#connectWaiting()
  }

  /**
   * The server has most likely closed the other idle connections too, and the next requests would fail one by one:
   * https://github.com/urllib3/urllib3/issues/3184
   */
  onStale(): void {
    for (const connection of this.#idle.splice(0)) connection.close()
  }

  /** A request that waits has ended by itself. */
  drop(request: CarriedRequest): void {
    const at = this.#waiting.indexOf(request)
    if (at !== -1) this.#waiting.splice(at, 1)
  }

  timedOut(limit: number): Error {
    return waitedTooLong(limit, this.#settings.maxSockets)
  }

  tick(most: number): boolean {
    let isBusy = false
    for (const connection of [...this.#open]) {
      if (connection.tick(most, this.#settings.socketTimeout)) isBusy = true
    }
    return isBusy
  }

  /** Closes the idle connections, and from now on every other one as soon as no request waits for it. */
  drain(): void {
    this.#isDraining = true
    for (const connection of this.#idle.splice(0)) connection.close()
  }

  #takeIdle(): Connection | undefined {
    let connection = this.#idle.pop()
    if (connection === undefined || connection.isFresh) return connection
    this.#isPlacing = true
    while (connection !== undefined && !connection.isFresh) {
      connection.close()
      connection = this.#idle.pop()
    }
    this.#isPlacing = false
    return connection
  }

  /** A loop, because a connection whose options cannot be used is closed at once, and makes place for the next. */
  #connectWaiting(): void {
    if (this.#isPlacing) return
    this.#isPlacing = true
    while (this.#open.size < this.#settings.maxSockets) {
      const next = this.#waiting.shift()
      if (next === undefined) break
      this.#connect(next)
    }
    this.#isPlacing = false
    if (this.#open.size === 0 && this.#waiting.length === 0) this.#settings.onEmpty()
  }

  #connect(request: CarriedRequest): void {
    const connection = new Connection(this, request)
    this.#open.add(connection)
    const opener = this.#settings.opener()
    if (typeof opener === 'function') connection.open(opener)
    else
      opener.then(
        (loaded) => connection.open(loaded),
        (error) => connection.fail(error),
      )
  }
}
