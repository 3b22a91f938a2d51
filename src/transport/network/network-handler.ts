import type { HttpHandler, TransportConfig } from '../contract/index.js'
import { LazyHandler, type NetworkSettings } from './lazy-handler.js'

/** A handler for requests that a library sends itself, with the proxy, certificates and handler of a client. */
export function networkHandler(config: TransportConfig, network: NetworkSettings): HttpHandler {
  const lazy = new LazyHandler(config, network)
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request, options) => (await lazy.find(request)).handle(request, options),
    destroy: () => lazy.destroy(),
  }
}
