import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent, type AgentOptions as HttpsOptions } from 'node:https'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { HttpRequest, NodeHttpHandlerOptions } from '@smithy/types'
import { type HttpHandler, silentLogger, type TransportConfig } from '../contract/index.js'
import { findProxy, type Target } from './find-proxy.js'
import { poolDefaults, proxyAgents } from './proxy-agents.js'
import { watchedAgent } from './watched-agent.js'

// boto3's `connect_timeout`: botocore/endpoint.py DEFAULT_TIMEOUT.
const connectionTimeout = 60_000
// What the AWS SDK v3's clients set as `defaultSocketTimeout`.
const socketTimeout = 300_000
// How long a request waits for a connection before it checks whether unread bodies hold all of them.
const acquisitionTimeout = 20_000

/** The connection settings of environment and profile. */
export interface NetworkSettings {
  /** Trusted certificates in PEM, which replace Node's own. */
  readonly ca?: Buffer | undefined
}

/** The request handler of a client: the user's, or one of ours for each proxy, made when it is first needed. */
export class LazyHandler {
  readonly #userHandler: HttpHandler | undefined
  readonly #options: NodeHttpHandlerOptions
  readonly #own = new Map<string, Promise<NodeHttpHandler>>()
  #expecting: NodeHttpHandler | undefined
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
  }

  /** The handler for the host of a request, which may be behind a proxy. */
  async find(target: Target & Pick<HttpRequest, 'headers'>): Promise<HttpHandler> {
    if (this.#userHandler) return this.#userHandler
    if (target.headers.expect === undefined || !this.waitsForContinue(target)) return this.#findOwn(target)
    // Smithy's handler waits for the interim response only with agents of its own.
    this.#expecting ??= new NodeHttpHandler(this.#options)
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
    const made = this.#make(proxy)
    this.#own.set(key, made)
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

  /** Whether requests are sent with Node's `http` module; the default handler says so in its metadata. */
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

  destroy(): void {
    for (const made of this.#own.values()) made.then((handler) => handler.destroy()).catch(() => {})
    this.#own.clear()
    this.#expecting?.destroy()
    this.#expecting = undefined
    this.#latest = undefined
  }

  async #make(proxy: string | undefined): Promise<NodeHttpHandler> {
    const { httpAgent, httpsAgent, connectionTimeout, socketAcquisitionWarningTimeout } = this.#options
    const http = httpAgent instanceof HttpAgent ? {} : { ...httpAgent }
    const https = httpsAgent instanceof HttpsAgent ? {} : { ...httpsAgent }
    const agents =
      proxy === undefined
        ? {
            httpAgent: isAgent(httpAgent) ? httpAgent : new HttpAgent({ ...poolDefaults, ...http }),
            httpsAgent: isAgent(httpsAgent) ? httpsAgent : new HttpsAgent({ ...poolDefaults, ...https }),
          }
        : await proxyAgents(proxy, { http, https })
    const wait =
      socketAcquisitionWarningTimeout ??
      Math.min(acquisitionTimeout, (connectionTimeout || acquisitionTimeout * 2) / 2)
    return new NodeHttpHandler({
      ...this.#options,
      httpAgent: watchedAgent(agents.httpAgent, wait),
      httpsAgent: watchedAgent(agents.httpsAgent, wait),
    })
  }

  /** A user's own agent decides itself about a proxy. */
  #hasOwnAgent({ protocol }: Target): boolean {
    const { httpAgent, httpsAgent } = this.#options
    return isAgent(protocol === 'https:' ? httpsAgent : httpAgent)
  }
}

type Agents = NodeHttpHandlerOptions['httpAgent'] | NodeHttpHandlerOptions['httpsAgent']

function isAgent(value: Agents): value is HttpAgent & HttpsAgent {
  return typeof value === 'object' && 'addRequest' in value
}

function withCertificates(
  agent: HttpsAgent | HttpsOptions | undefined,
  ca: Buffer,
): HttpsAgent | HttpsOptions {
  return agent && isAgent(agent) ? agent : { ca, ...agent }
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
