/** Delays requests that the service would refuse because of their rate. */
export interface Pace {
  /** undefined if a request may be sent now. Otherwise resolves when it may be sent, or when `signal` is aborted. */
  admit(signal: AbortSignal | undefined): Promise<void> | undefined
  /** Learns from the outcome of a request. `sentAt` is a time of `platform.elapsed()`. */
  learn(outcome: PacedOutcome): void
}

export interface PacedOutcome {
  readonly sentAt: number
  readonly wasThrottled: boolean
}
