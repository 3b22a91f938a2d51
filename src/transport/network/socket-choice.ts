import type { AgentOptions } from 'node:https'
import type { HttpRequest, NodeHttpHandlerOptions } from '@smithy/types'
import { type SocketOptions, supportsOptions } from '../socket/index.js'
import { isAgent } from './agents.js'
import { findProxy, type Target } from './find-proxy.js'
import { hasNodeSockets, isHttpReplaced } from './replaced-http.js'

/**
 * Decides which requests go over our own sockets: those that need nothing of `node:http`. A proxy, an agent of the
 * user's, options that only agents know, and the limits of a request are its business. So are requests that somebody
 * else wants to see there.
 */
export class SocketChoice {
  readonly options: SocketOptions
  readonly #protocols: readonly string[]
  #latest: (Target & { readonly isDirect: boolean }) | undefined

  constructor(options: NodeHttpHandlerOptions & { connectionTimeout: number; socketTimeout: number }) {
    const { httpAgent, httpsAgent, connectionTimeout, socketTimeout } = options
    const plain = optionsOf(httpAgent)
    const tls = optionsOf(httpsAgent)
    this.options = { connectionTimeout, socketTimeout, plain: plain ?? {}, tls: tls ?? {} }
    const isLimited = Boolean(options.requestTimeout) || options.throwOnRequestTimeout === true
    const protocols = [...(plain ? ['http:'] : []), ...(tls ? ['https:'] : [])]
    this.#protocols = hasNodeSockets && !isLimited ? protocols : []
  }

  takes(request: Target & Pick<HttpRequest, 'headers'>): boolean {
    if (!this.#protocols.includes(request.protocol) || request.headers.expect !== undefined) return false
    return this.#isDirect(request) && !isHttpReplaced()
  }

  /** Reading the environment is slow, so the latest host is remembered: a listing asks one host for all of its pages. */
  #isDirect({ protocol, hostname, port }: Target): boolean {
    const latest = this.#latest
    if (latest?.hostname === hostname && latest.port === port && latest.protocol === protocol)
      return latest.isDirect
    const isDirect = findProxy({ protocol, hostname, port }) === undefined
    this.#latest = { protocol, hostname, port, isDirect }
    return isDirect
  }
}

/** The options for an agent; undefined if sockets do not support them, or if it is the user's own agent. */
function optionsOf(
  given: NodeHttpHandlerOptions['httpAgent'] | NodeHttpHandlerOptions['httpsAgent'],
): AgentOptions | undefined {
  if (isAgent(given)) return undefined
  const options: AgentOptions = { ...given }
  return supportsOptions(options) ? options : undefined
}
