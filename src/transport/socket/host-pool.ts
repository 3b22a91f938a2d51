import { Connection, type ConnectionOwner, type OpenSocket } from './connection.js'
import type { CarriedRequest, Holder } from './pooled-request.js'

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
    if (this.#open.size < this.#settings.maxSockets) this.#connect(request)
    else {
      request.holder = this
      this.#waiting.push(request)
    }
  }

  release(connection: Connection): void {
    const next = this.#waiting.shift()
    if (next !== undefined) connection.carry(next)
    else if (this.#idle.length >= MOST_IDLE) connection.close()
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
    const next = this.#open.size < this.#settings.maxSockets ? this.#waiting.shift() : undefined
    if (next !== undefined) this.#connect(next)
    else if (this.#open.size === 0) this.#settings.onEmpty()
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

  tick(most: number): boolean {
    let isBusy = false
    for (const connection of [...this.#open]) {
      if (connection.tick(most, this.#settings.socketTimeout)) isBusy = true
    }
    return isBusy
  }

  /** Closes all connections. Requests fail, those that wait too. */
  destroy(failure: () => Error): void {
    for (const request of this.#waiting.splice(0)) request.fail(failure())
    for (const connection of [...this.#open]) connection.close()
  }

  #takeIdle(): Connection | undefined {
    for (;;) {
      const connection = this.#idle.pop()
      if (connection === undefined || connection.isFresh) return connection
      connection.close()
    }
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
