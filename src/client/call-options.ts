/** What a single call may say beside AWS's parameters. */
export interface CallOptions {
  /** Aborts the call: it rejects with an error named `AbortError`, and its socket is released. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for the whole call, all attempts and the pauses between them included. Default: no limit. */
  readonly timeout?: number | undefined
}
