import type { AgentOptions } from 'node:https'
import type { OpenSocket } from './connection.js'
import { type Dial, dialPlain } from './dial.js'
import { HostPool } from './host-pool.js'
import type { PlainRequest } from './plain-request.js'
import { PooledRequest, type ReceivedResponse } from './pooled-request.js'
import { SilenceWatch } from './silence-watch.js'
import { aborted } from './socket-errors.js'
import type { SocketOptions } from './socket-options.js'
import { TlsSessions } from './tls-sessions.js'

// As many as Smithy's handler opens to a host.
const defaultMaxSockets = 50
const RECEIVE_BYTES = 64 * 1024

type Target = Pick<PlainRequest, 'protocol' | 'hostname' | 'port'>

interface KnownHost extends Target {
  readonly pool: HostPool
}

/**
 * Sends requests whose responses are read whole, over sockets of its own.
 *
 * @example
 * const pool = new SocketPool({ connectionTimeout: 60_000, socketTimeout: 300_000, plain: {}, tls: {} })
 * const text = await pool.send(request, ({ body }) => Buffer.from(body).toString(), signal)
 */
export class SocketPool {
  readonly #options: SocketOptions
  readonly #hosts = new Map<string, KnownHost>()
  readonly #sessions = new TlsSessions()
  readonly #watch: SilenceWatch
  /** All sockets read into one buffer: what it holds is used before the next read. */
  #buffer: Buffer | undefined
  #latest: KnownHost | undefined
  #dialTls: Dial | undefined
  #isDestroyed = false

  constructor(options: SocketOptions) {
    this.#options = options
    this.#watch = new SilenceWatch(options.socketTimeout, { tick: (most) => this.#tick(most) })
  }

  /**
   * Sends a request, reads its whole response, and gives what `receive` makes of it.
   *
   * @param receive called once, at the moment when the last byte has arrived. The next response overwrites `body`, so
   *   whatever is kept of it must be copied.
   */
  send<T>(
    plain: PlainRequest,
    receive: (response: ReceivedResponse) => T | PromiseLike<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(aborted())
        return
      }
      this.#watch.start()
      this.#find(plain).send(new PooledRequest({ plain, receive, resolve, reject, signal }))
    })
  }

  /**
   * Closes the idle connections at once, and each other one when its request has ended and none waits. Requests can still
   * be sent, such as the next attempt of a call; their connections are not kept either.
   */
  destroy(): void {
    this.#isDestroyed = true
    for (const { pool } of [...this.#hosts.values()]) pool.drain()
    this.#sessions.clear()
    if (this.#hosts.size === 0) this.#watch.stop()
  }

  /** The latest host is remembered: a listing asks one host for all of its pages. */
  #find(target: Target): HostPool {
    const { protocol, hostname, port } = target
    const latest = this.#latest
    if (latest?.hostname === hostname && latest.port === port && latest.protocol === protocol)
      return latest.pool
    const key = `${protocol}//${hostname}:${port}`
    const known = this.#hosts.get(key) ?? this.#add(key, { protocol, hostname, port })
    this.#latest = known
    return known.pool
  }

  #add(key: string, target: Target): KnownHost {
    const { plain, tls, connectionTimeout, socketTimeout } = this.#options
    const isTls = target.protocol === 'https:'
    const pool = new HostPool({
      maxSockets: maxSocketsOf(isTls ? tls : plain),
      connectionTimeout,
      socketTimeout,
      opener: () => (isTls ? this.#tlsOpener(key, target) : this.#openerBy(dialPlain, key, target)),
      onBroken: () => this.#sessions.forget(key),
      onEmpty: () => this.#forget(key, pool),
    })
    if (this.#isDestroyed) pool.drain()
    const known = { ...target, pool }
    this.#hosts.set(key, known)
    return known
  }

  #forget(key: string, pool: HostPool): void {
    if (this.#hosts.get(key)?.pool === pool) this.#hosts.delete(key)
    if (this.#latest?.pool === pool) this.#latest = undefined
  }

  /** `node:tls` is loaded only if a host needs it. */
  #tlsOpener(key: string, target: Target): OpenSocket | Promise<OpenSocket> {
    if (this.#dialTls) return this.#openerBy(this.#dialTls, key, target)
    return import('./dial-tls.js').then(({ dialTls }) => {
      this.#dialTls = dialTls
      return this.#openerBy(dialTls, key, target)
    })
  }

  #openerBy(dial: Dial, key: string, { protocol, hostname, port }: Target): OpenSocket {
    const options = protocol === 'https:' ? this.#options.tls : this.#options.plain
    this.#buffer ??= Buffer.allocUnsafeSlow(RECEIVE_BYTES)
    const buffer = this.#buffer
    return (callback, onReady) =>
      dial({
        hostname,
        port,
        options,
        onread: { buffer, callback },
        session: this.#sessions.get(key),
        onReady,
        onSession: (session) => this.#sessions.keep(key, session),
      })
  }

  #tick(most: number): boolean {
    let isBusy = false
    for (const { pool } of [...this.#hosts.values()]) if (pool.tick(most)) isBusy = true
    return isBusy
  }
}

/** An agent of Node takes 0 for no limit. */
function maxSocketsOf(options: AgentOptions): number {
  return 'maxSockets' in options ? options.maxSockets || Number.POSITIVE_INFINITY : defaultMaxSockets
}
