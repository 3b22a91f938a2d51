import { onTestFinished } from 'vitest'
import { requestHead } from '../../../../src/transport/http1/index.js'
import { type PlainRequest, type SocketOptions, SocketPool } from '../../../../src/transport/socket/index.js'

export interface SocketClient {
  readonly pool: SocketPool
  /** The text of the response to a request. */
  get(path: string, more?: Partial<PlainRequest> & { signal?: AbortSignal }): Promise<string>
}

/** Sends requests to a port over sockets, which are closed when the test ends. */
export function socketClient(port: number, options: Partial<SocketOptions> = {}): SocketClient {
  const pool = new SocketPool({
    connectionTimeout: 5_000,
    socketTimeout: 5_000,
    plain: {},
    tls: {},
    ...options,
  })
  onTestFinished(() => pool.destroy())
  return {
    pool,
    get: (path, { signal, ...more } = {}) =>
      pool.send(requestTo(port, path, more), ({ body }) => Buffer.from(body).toString(), signal),
  }
}

export function requestTo(port: number, path: string, more: Partial<PlainRequest> = {}): PlainRequest {
  const method = more.method ?? 'GET'
  const length: Record<string, string> =
    more.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(more.body)) }
  const head = requestHead({ method, path, headers: { host: 'test', ...length } })
  return { protocol: 'http:', hostname: '127.0.0.1', port, method, head, body: undefined, ...more }
}

/** What the promise was rejected with. */
export async function failure(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  const outcome: unknown = await promise.then(
    (value) => new Error(`it gave ${String(value)}`),
    (reason: unknown) => reason,
  )
  if (outcome instanceof Error && !outcome.message.startsWith('it gave ')) return outcome
  throw outcome
}

/** A promise and what resolves it. */
export function deferred<T = void>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil
  })
  return { promise, resolve: (value) => resolve(value) }
}
