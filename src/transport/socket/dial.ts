import type { AgentOptions } from 'node:https'
import net, { type OnReadOpts, type Socket } from 'node:net'

/** One way to open a connection to a host. */
export interface Opening {
  readonly hostname: string
  readonly port: number | undefined
  /** Options of an agent, for this protocol. */
  readonly options: AgentOptions
  /** Where Node puts the bytes that it reads. */
  readonly onread: OnReadOpts
  /** The TLS session of an earlier connection to the host. */
  readonly session: Buffer | undefined
  /** A request can be written. */
  onReady(): void
  /** A TLS session that a later connection can resume. */
  onSession(session: Buffer): void
}

/** Starts to connect. What fails is an event of the socket; for options that cannot be used, it throws. */
export type Dial = (opening: Opening) => Socket

/**
 * Connects like an agent of `node:http` that keeps connections alive. Like the agent, it calls the function that
 * `node:net` has now, which may be a mock.
 */
export const dialPlain: Dial = ({ hostname, port = 80, options, onread, onReady }) =>
  net.createConnection({ ...dialOptions(options), host: bareHost(hostname), port, onread }, onReady)

/** Options for a connection that an agent's options stand for. The agent's own default is a delay of one second. */
export function dialOptions({ keepAliveMsecs = 1000, noDelay = true, ...options }: AgentOptions) {
  return { ...options, noDelay, keepAlive: true, keepAliveInitialDelay: keepAliveMsecs }
}

/** The name of a host in a URL has brackets around an IPv6 address. */
export function bareHost(hostname: string): string {
  return hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname
}
