import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { ClientConfig } from 'nexttoken'

type Handler = Extract<ClientConfig['requestHandler'], { handle: unknown }>

/** The configuration of a client that takes itself to be at AWS's own endpoints, while a server on loopback answers. */
export function atAws(endpoint: string): ClientConfig {
  const { hostname, port } = new URL(endpoint)
  const handler = new NodeHttpHandler()
  const handle: Handler['handle'] = (request, options) => {
    Object.assign(request, { protocol: 'http:', hostname, port: Number(port) })
    return handler.handle(request, options)
  }
  return { region: 'us-east-1', requestHandler: { handle } }
}
