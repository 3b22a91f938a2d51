import type { Agent as HttpAgent, AgentOptions as HttpOptions } from 'node:http'
import type { AgentOptions as HttpsOptions } from 'node:https'
import { NextTokenError } from '../../errors/index.js'

export interface ProxyAgents {
  readonly httpAgent: HttpAgent
  readonly httpsAgent: HttpAgent
}

// What Smithy's handler gives its own agents.
export const poolDefaults = { keepAlive: true, maxSockets: 50 }

/**
 * Agents that go through a proxy: plain requests by its forwarding, TLS through a tunnel. Loaded when a proxy is
 * named, which most machines do not.
 *
 * @throws NextTokenError `InvalidConfiguration` for a proxy that is no URL. It may hold a password: it is not shown.
 */
export async function proxyAgents(
  proxy: string,
  options: { readonly http: HttpOptions; readonly https: HttpsOptions },
): Promise<ProxyAgents> {
  if (!URL.canParse(proxy) || !/^https?:/i.test(proxy)) {
    const problem = 'HTTPS_PROXY or HTTP_PROXY is not the URL of a proxy; write it as http://host:port'
    throw new NextTokenError('InvalidConfiguration', problem)
  }
  const [{ HttpProxyAgent }, { HttpsProxyAgent }] = await Promise.all([
    import('http-proxy-agent'),
    import('https-proxy-agent'),
  ])
  const httpsAgent = new HttpsProxyAgent(proxy, { ...poolDefaults, ...options.https })
  // It keeps its options for the connection to the proxy alone; the one through the tunnel needs the certificates.
  // And left to guess whether a connection is secure, it files those to be used again where it does not find them.
  Object.assign(httpsAgent.options, options.https, { secureEndpoint: true })
  return { httpAgent: new HttpProxyAgent(proxy, { ...poolDefaults, ...options.http }), httpsAgent }
}
