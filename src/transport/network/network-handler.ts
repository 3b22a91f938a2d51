import type { HttpHandler, TransportConfig } from '../contract/index.js'
import { LazyHandler, type NetworkSettings } from './lazy-handler.js'

/** A handler for a library's own requests: they go through the proxy, certificates and handler of this configuration. */
export function networkHandler(config: TransportConfig, network: NetworkSettings): HttpHandler {
  const lazy = new LazyHandler(config, network)
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request, options) => (await lazy.find(request)).handle(request, options),
    destroy: () => lazy.destroy(),
  }
}
