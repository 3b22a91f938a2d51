import { type ClientConfig, client, type DynamicClient } from 'nexttoken'

/** One listener of a server. */
export interface Target {
  readonly port: number
  readonly isSecure: boolean
  /** The authority to trust, in PEM; undefined: the environment names it. */
  readonly ca?: string | undefined
}

/** Over TLS by name: a handshake does not name an address. */
export function openClient(
  service: string,
  { port, isSecure, ca }: Target,
  config: ClientConfig = {},
): DynamicClient {
  return client(service, {
    region: 'us-east-1',
    endpoint: isSecure ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    // What is lost must not be hidden by another attempt.
    maxAttempts: 1,
    ...(service === 's3' && { forcePathStyle: true }),
    ...(isSecure && ca !== undefined && { requestHandler: { httpsAgent: { ca } } }),
    ...config,
  })
}

/** For a client that may open so many connections. */
export function agentOptions({ isSecure, ca }: Target, maxSockets: number): ClientConfig {
  const agent = { maxSockets, ...(isSecure && { ca }) }
  return { requestHandler: isSecure ? { httpsAgent: agent } : { httpAgent: agent } }
}
