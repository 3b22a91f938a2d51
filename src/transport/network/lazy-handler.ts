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
// How long a request waits for a connection before it is looked at what holds them all.
const acquisitionTimeout = 20_000

/** What environment and profile say of connections. */
export interface NetworkSettings {
  /** Certificates, in PEM, that are trusted in place of Node's own. */
  readonly ca?: Buffer | undefined
}

/** The request handler of a client: the user's, or our own, one for each proxy, made when first needed. */
export class LazyHandler {
  readonly #given: HttpHandler | undefined
  readonly #options: NodeHttpHandlerOptions
  readonly #own = new Map<string, Promise<NodeHttpHandler>>()
  #expecting: NodeHttpHandler | undefined
  #latest: (Target & { readonly handler: Promise<NodeHttpHandler> }) | undefined

  constructor(config: TransportConfig, { ca }: NetworkSettings = {}) {
    const { requestHandler = {} } = config
    this.#given = isHandler(requestHandler) ? requestHandler : undefined
    const options = isHandler(requestHandler) ? {} : requestHandler
    this.#options = {
      ...options,
      ...(ca && { httpsAgent: withCertificates(options.httpsAgent, ca) }),
      connectionTimeout: options.connectionTimeout ?? connectionTimeout,
      socketTimeout: options.socketTimeout ?? socketTimeout,
      logger: options.logger ?? config.logger ?? silentLogger,
    }
  }

  /** The handler for a request's target: the way there may lead through a proxy. */
  async find(target: Target & Pick<HttpRequest, 'headers'>): Promise<HttpHandler> {
    if (this.#given) return this.#given
    if (target.headers.expect === undefined || !this.waitsForContinue(target)) return this.#findOwn(target)
    // Smithy's waits for the answer to `Expect` with agents of its own alone.
    this.#expecting ??= new NodeHttpHandler(this.#options)
    return this.#expecting
  }

  /** A listing asks one host: only for the first page is the environment read, which is slow. */
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
   * Whether `Expect: 100-continue` may be asked through it. A handler of the user's may refuse the header, as `fetch`
   * does; and Smithy's makes an agent of its own for such a request, which knows nothing of certificates and proxies.
   */
  waitsForContinue(target: Target): boolean {
    const { httpAgent, httpsAgent } = this.#options
    const agent = target.protocol === 'https:' ? httpsAgent : httpAgent
    return !this.#given && agent === undefined && !findProxy(target)
  }

  /** Whether requests go out by Node's `http`: the default handler says so of itself, also where the user made it. */
  get isNodeHttp(): boolean {
    const { metadata } = this.#given ?? { metadata: { handlerProtocol: 'http/1.1' } }
    return metadata?.handlerProtocol === 'http/1.1'
  }

  /**
   * Milliseconds for which a response's body may be silent; 0: for ever. A handler's own limit need not cover the
   * body: that of Smithy's fetch handler ends with the headers.
   */
  get stallLimit(): number {
    const configured = this.#given === undefined ? this.#options.socketTimeout : socketTimeoutOf(this.#given)
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

  /** An agent that the user made knows the way itself. */
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
