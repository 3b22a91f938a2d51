import type { Agent as HttpAgent, AgentOptions as HttpOptions } from 'node:http'
import type { AgentOptions as HttpsOptions } from 'node:https'
import { NextTokenError } from '../../errors/index.js'

export interface ProxyAgents {
  readonly httpAgent: HttpAgent
  readonly httpsAgent: HttpAgent
}

// The values that Smithy's handler gives its own agents.
export const poolDefaults = { keepAlive: true, maxSockets: 50 }

/**
 * Agents that connect through a proxy: plain requests are forwarded, TLS goes through a tunnel. The libraries are loaded
 * only if a proxy is named, because most machines have none.
 *
 * @throws NextTokenError `InvalidConfiguration` if the proxy is not a URL. The message does not show it, because it may
 *   hold a password.
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
  // The agent uses its options only for the connection to the proxy; the connection through the tunnel needs the
  // certificates too. Without `secureEndpoint` it stores idle connections under a name that it does not look up.
  Object.assign(httpsAgent.options, options.https, { secureEndpoint: true })
  return { httpAgent: new HttpProxyAgent(proxy, { ...poolDefaults, ...options.http }), httpsAgent }
}
