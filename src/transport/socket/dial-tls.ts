import type { AgentOptions } from 'node:https'
import { type ConnectOpts, isIP } from 'node:net'
import {
  type ConnectionOptions,
  connect,
  createSecureContext,
  type SecureContext,
  type TLSSocket,
} from 'node:tls'
import { bareHost, type Dial, dialOptions } from './dial.js'

/** Connects by TLS, like an agent of `node:https`: the same checks of the certificate, no ALPN, resumed sessions. */
export const dialTls: Dial = ({ hostname, port = 443, options, onread, session, onReady, onSession }) => {
  const host = bareHost(hostname)
  const servername = options.servername ?? (isIP(host) === 0 ? host : '')
  const secureContext = contextOf(options)
  // Node passes `onread` on to its sockets; the types of `node:tls` do not have it.
  const all: ConnectionOptions & ConnectOpts = {
    ...dialOptions(options),
    host,
    port,
    servername,
    onread,
    ...(session && { session }),
    ...(secureContext && { secureContext }),
  }
  const socket = connect(all, onReady)
  // For a host of several addresses Node makes a new handle for each attempt, which knows neither the session nor that
  // somebody listens for one: so both are told again, before the handshake begins.
  socket.prependOnceListener('connect', () => {
    if (session) resume(socket, session)
    socket.on('session', onSession)
  })
  return socket
}

/** `setSession` is not in Node's documentation; without it, the session of the options counts. */
function resume(socket: TLSSocket, session: Buffer): void {
  if ('setSession' in socket && typeof socket.setSession === 'function') socket.setSession(session)
}

const contexts = new WeakMap<AgentOptions, SecureContext>()

/** A bundle of certificates takes milliseconds to parse, so connections share what was made of it. */
function contextOf(options: AgentOptions): SecureContext | undefined {
  const { ca, cert, key, pfx } = options
  if (options.secureContext || (ca ?? cert ?? key ?? pfx) === undefined) return undefined
  const known = contexts.get(options)
  if (known) return known
  const made = createSecureContext(options)
  contexts.set(options, made)
  return made
}
