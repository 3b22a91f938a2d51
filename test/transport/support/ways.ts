import type { IncomingMessage } from 'node:http'
import type { TransportKind } from '../../../src/transport/contract/transport-config.js'

export type Way = 'sockets' | 'node:http'

/** The two ways that a request can go. Suites that run over both hold for either. */
export const ways = [
  { way: 'sockets', transport: 'auto' },
  { way: 'node:http', transport: 'node' },
] as const satisfies { way: Way; transport: TransportKind }[]

/** Which way a request came: Node writes its own headers with capitals. */
export function wayOf({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): Way {
  return rawHeaders.includes('connection') ? 'sockets' : 'node:http'
}
