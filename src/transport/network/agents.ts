import type { Agent as HttpAgent } from 'node:http'
import type { Agent as HttpsAgent, AgentOptions as HttpsOptions } from 'node:https'
import type { NodeHttpHandlerOptions } from '@smithy/types'

type Agents = NodeHttpHandlerOptions['httpAgent'] | NodeHttpHandlerOptions['httpsAgent']

/** Whether an agent of the user's was given, and not options for one. */
export function isAgent(value: Agents): value is HttpAgent & HttpsAgent {
  return typeof value === 'object' && 'addRequest' in value
}

/** Options of an agent with these trusted certificates, unless the options name others. A user's agent has its own. */
export function withCertificates(
  agent: HttpsAgent | HttpsOptions | undefined,
  ca: Buffer,
): HttpsAgent | HttpsOptions {
  return agent && isAgent(agent) ? agent : { ca, ...agent }
}
