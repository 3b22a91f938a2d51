import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { NodeHttpHandlerOptions } from '@smithy/types'
import { silentLogger } from './logger.js'
import type { HttpHandler, TransportConfig } from './transport-config.js'

// boto3's `connect_timeout`: botocore/endpoint.py DEFAULT_TIMEOUT.
const connectionTimeout = 60_000
// What the AWS SDK v3's clients set as `defaultSocketTimeout`.
const socketTimeout = 300_000

/** The request handler of a client: the user's, or one of our own that is made when first needed. */
export class LazyHandler {
  readonly #given: HttpHandler | undefined
  readonly #options: NodeHttpHandlerOptions
  #own: NodeHttpHandler | undefined

  constructor(config: TransportConfig) {
    const { requestHandler = {} } = config
    this.#given = isHandler(requestHandler) ? requestHandler : undefined
    const options = isHandler(requestHandler) ? {} : requestHandler
    this.#options = {
      ...options,
      connectionTimeout: options.connectionTimeout ?? connectionTimeout,
      socketTimeout: options.socketTimeout ?? socketTimeout,
      logger: options.logger ?? config.logger ?? silentLogger,
    }
  }

  get current(): HttpHandler {
    if (this.#given) return this.#given
    this.#own ??= new NodeHttpHandler(this.#options)
    return this.#own
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
    this.#own?.destroy()
    this.#own = undefined
  }
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
