import type { NodeHttpHandler } from '@smithy/node-http-handler'
import type { HttpRequest, NodeHttpHandlerOptions } from '@smithy/types'
import { type HttpHandler, silentLogger, type TransportConfig } from '../contract/index.js'
import { SocketPool } from '../socket/index.js'
import { isAgent, withCertificates } from './agents.js'
import { findProxy, type Target } from './find-proxy.js'
import { SocketChoice } from './socket-choice.js'

// boto3's `connect_timeout`: botocore/endpoint.py DEFAULT_TIMEOUT.
const connectionTimeout = 60_000
// What the AWS SDK v3's clients set as `defaultSocketTimeout`.
const socketTimeout = 300_000

/** The connection settings of environment and profile. */
export interface NetworkSettings {
  /** Trusted certificates in PEM, which replace Node's own. */
  readonly ca?: Buffer | undefined
}

type Options = NodeHttpHandlerOptions & { connectionTimeout: number; socketTimeout: number }

/** What sends the requests of a client: the user's handler, or sockets and handlers of ours, made when first needed. */
export class LazyHandler {
  readonly #userHandler: HttpHandler | undefined
  readonly #options: Options
  readonly #choice: SocketChoice | undefined
  readonly #own = new Map<string, Promise<NodeHttpHandler>>()
  #sockets: SocketPool | undefined
  #isDestroyed = false
  #expecting: Promise<NodeHttpHandler> | undefined
  #latest: (Target & { readonly handler: Promise<NodeHttpHandler> }) | undefined

  constructor(config: TransportConfig, { ca }: NetworkSettings = {}) {
    const { requestHandler = {} } = config
    this.#userHandler = isHandler(requestHandler) ? requestHandler : undefined
    const options = isHandler(requestHandler) ? {} : requestHandler
    this.#options = {
      ...options,
      ...(ca && { httpsAgent: withCertificates(options.httpsAgent, ca) }),
      connectionTimeout: options.connectionTimeout ?? connectionTimeout,
      socketTimeout: options.socketTimeout ?? socketTimeout,
      logger: options.logger ?? config.logger ?? silentLogger,
    }
    if (!this.#userHandler && config.transport !== 'node') this.#choice = new SocketChoice(this.#options)
  }

  /**
   * The sockets that send a request whose response is read whole; undefined if it must go by `find`. Ask for every
   * request.
   */
  sockets(target: Target & Partial<Pick<HttpRequest, 'headers'>>): SocketPool | undefined {
    if (this.#choice === undefined || !this.#choice.takes(target)) return undefined
    if (this.#sockets === undefined) {
      this.#sockets = new SocketPool(this.#choice.options)
      if (this.#isDestroyed) this.#sockets.destroy()
    }
    return this.#sockets
  }

  /** The handler for the host of a request, which may be behind a proxy. */
  async find(target: Target & Pick<HttpRequest, 'headers'>): Promise<HttpHandler> {
    if (this.#userHandler) return this.#userHandler
    if (target.headers.expect === undefined || !this.waitsForContinue(target)) return this.#findOwn(target)
    this.#expecting ??= nodeHandlers().then(({ expectingHandler }) => expectingHandler(this.#options))
    return this.#expecting
  }

  /** Reading the environment is slow, so the latest host is remembered: a listing asks one host for all of its pages. */
  #findOwn({ protocol, hostname, port }: Target): Promise<NodeHttpHandler> {
    const latest = this.#latest
    const isLatest = latest?.hostname === hostname && latest.port === port && latest.protocol === protocol
    if (latest && isLatest) return latest.handler
    const handler = this.#findByProxy({ protocol, hostname, port })
    this.#latest = { protocol, hostname, port, handler }
    return handler
  }

  #findByProxy(target: Target): Promise<NodeHttpHandler> {
    const proxy = this.#hasOwnAgent(target) ? undefined : findProxy(target)
    const key = proxy ?? ''
    const known = this.#own.get(key)
    if (known) return known
    const made = nodeHandlers().then(({ nodeHandler }) => nodeHandler(this.#options, proxy))
    this.#own.set(key, made)
    if (this.#isDestroyed) destroyLater(made)
    made.catch(() => {
      this.#own.delete(key)
      this.#latest = undefined
    })
    return made
  }

  /**
   * Whether a request can wait for the response to `Expect: 100-continue`. A user's handler may refuse the header, as
   * `fetch` does. Smithy's handler makes an agent of its own for such a request, without our certificates and proxies.
   */
  waitsForContinue(target: Target): boolean {
    const { httpAgent, httpsAgent } = this.#options
    const agent = target.protocol === 'https:' ? httpsAgent : httpAgent
    return !this.#userHandler && agent === undefined && !findProxy(target)
  }

  /** Whether `find` gives handlers that send with Node's `http` module; the default handler says so in its metadata. */
  get isNodeHttp(): boolean {
    const { metadata } = this.#userHandler ?? { metadata: { handlerProtocol: 'http/1.1' } }
    return metadata?.handlerProtocol === 'http/1.1'
  }

  /**
   * How long a response body may be silent, in milliseconds; 0 means forever. A handler's own limit may not cover the
   * body: the limit of Smithy's fetch handler ends with the headers.
   */
  get stallLimit(): number {
    const configured =
      this.#userHandler === undefined ? this.#options.socketTimeout : socketTimeoutOf(this.#userHandler)
    return configured ?? socketTimeout
  }

  /** Closes connections as they become idle. Requests can still be sent: a call in flight may need another attempt. */
  destroy(): void {
    this.#isDestroyed = true
    this.#sockets?.destroy()
    for (const made of this.#own.values()) destroyLater(made)
  }

  /** A user's own agent decides itself about a proxy. */
  #hasOwnAgent({ protocol }: Target): boolean {
    const { httpAgent, httpsAgent } = this.#options
    return isAgent(protocol === 'https:' ? httpsAgent : httpAgent)
  }
}

/** `node:http` and Smithy's handler are loaded only if a request needs them: that is a part of a cold start. */
function nodeHandlers(): Promise<typeof import('./node-handlers.js')> {
  return import('./node-handlers.js')
}

/** A handler that cannot be made fails the requests that need it. */
function destroyLater(made: Promise<NodeHttpHandler>): void {
  made.then((handler) => handler.destroy()).catch(() => {})
}

function isHandler(value: HttpHandler | NodeHttpHandlerOptions): value is HttpHandler {
  return 'handle' in value && typeof value.handle === 'function'
}

function socketTimeoutOf(handler: HttpHandler): number | undefined {
  if (!('httpHandlerConfigs' in handler) || typeof handler.httpHandlerConfigs !== 'function') return undefined
  const configs: unknown = handler.httpHandlerConfigs()
  if (typeof configs !== 'object' || configs === null || !('socketTimeout' in configs)) return undefined
  return typeof configs.socketTimeout === 'number' ? configs.socketTimeout : undefined
}
