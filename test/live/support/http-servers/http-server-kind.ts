import type { Command, Installable } from '../servers/server-kind.js'

/** What a listener does with its connections, beside answering. */
export type Behaviour =
  /** It keeps them open. */
  | 'steady'
  /** It closes each after one response, and says so. */
  | 'closing'
  /** It closes each after two responses. */
  | 'counting'
  /** It closes those that are idle for a moment. */
  | 'impatient'
  /** It answers without a length and without chunks, where it does not know the length: the end closes the connection. */
  | 'unframed'
  /** It keeps them open, and compresses every response. */
  | 'compressing'

export interface Listener {
  readonly behaviour: Behaviour
  readonly isSecure: boolean
  /** Of 127.0.0.1. */
  readonly port: number
}

/** What a server is started with. */
export interface HttpServerSetup {
  readonly listeners: readonly Listener[]
  /** Every request is passed on to this port of 127.0.0.1. */
  readonly backendPort: number
  /** Holds what was installed. */
  readonly installed: string
  /** For the configuration and the server's own files; gone when the server has stopped. */
  readonly folder: string
  /** Files in PEM. */
  readonly certificate: { readonly cert: string; readonly key: string; readonly both: string }
}

/** A real HTTP server in front of our pages: how to configure and start it. Each file of this folder describes one. */
export interface HttpServerKind extends Installable {
  /** What it can be told to do. */
  readonly behaviours: readonly Behaviour[]
  /** Whether it passes 103 Early Hints on, or sends its own for the bucket `hinted`. */
  readonly givesHints: boolean
  /** Whether it says how long it keeps an idle connection. */
  readonly tellsIdleTime: boolean
  /** Whether it tells the backend, in `x-tls-name` and `x-tls-session`, what it saw of TLS. */
  readonly tellsOfTls: boolean
  /** Makes it start anew without losing a request; undefined: it is stopped and started again. */
  readonly reloadSignal: NodeJS.Signals | undefined
  /** Writes the configuration. Gives the command that starts the server in the foreground. */
  start(setup: HttpServerSetup): Command
}
