import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { NodeHttpHandlerOptions } from '@smithy/types'
import { isAgent } from './agents.js'
import { DrainedHandler } from './drained-handler.js'
import { poolDefaults, proxyAgents } from './proxy-agents.js'
import { watchedAgent } from './watched-agent.js'

// How long a request waits for a connection before it checks whether unread bodies hold all of them.
const acquisitionTimeout = 20_000

/** A handler that waits for the interim response to `Expect: 100-continue`, which it does only with its own agents. */
export function expectingHandler(options: NodeHttpHandlerOptions): NodeHttpHandler {
  return new NodeHttpHandler(options)
}

/** A handler over `node:http` and `node:https`, for one proxy or for none. */
export async function nodeHandler(
  options: NodeHttpHandlerOptions,
  proxy: string | undefined,
): Promise<NodeHttpHandler> {
  const { httpAgent, httpsAgent, connectionTimeout, socketAcquisitionWarningTimeout } = options
  const http = isAgent(httpAgent) ? {} : { ...httpAgent }
  const https = isAgent(httpsAgent) ? {} : { ...httpsAgent }
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
  const watched = {
    ...options,
    httpAgent: watchedAgent(agents.httpAgent, wait),
    httpsAgent: watchedAgent(agents.httpsAgent, wait),
  }
  return new DrainedHandler(watched, [
    { agent: agents.httpAgent, isOwn: !isAgent(httpAgent) },
    { agent: agents.httpsAgent, isOwn: !isAgent(httpsAgent) },
  ])
}
