import type { AgentOptions } from 'node:https'

/** The connection settings of a client. Times are in milliseconds; 0 means no limit. */
export interface SocketOptions {
  readonly connectionTimeout: number
  readonly socketTimeout: number
  /** Options of `http.Agent` for `http:` hosts. */
  readonly plain: AgentOptions
  /** Options of `https.Agent` for `https:` hosts. */
  readonly tls: AgentOptions
}

/** The options of Node's agents that mean the same here. */
const known: ReadonlySet<string> = new Set([
  'keepAlive',
  'keepAliveMsecs',
  'maxSockets',
  'noDelay',
  'family',
  'hints',
  'lookup',
  'localAddress',
  'autoSelectFamily',
  'autoSelectFamilyAttemptTimeout',
  'ca',
  'cert',
  'key',
  'pfx',
  'passphrase',
  'rejectUnauthorized',
  'servername',
  'checkServerIdentity',
  'ciphers',
  'minVersion',
  'maxVersion',
  'secureOptions',
  'secureProtocol',
  'secureContext',
  'ecdhCurve',
  'sigalgs',
  'crl',
  'honorCipherOrder',
] satisfies (keyof AgentOptions)[])

/** Whether bare sockets can do what these options of an agent say. */
export function supportsOptions(options: AgentOptions): boolean {
  if (options.keepAlive === false) return false
  return Object.entries(options).every(([name, value]) => value === undefined || known.has(name))
}
