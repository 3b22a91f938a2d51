/** Holds requests back that the service would refuse for their rate. */
export interface Pace {
  /** undefined where a request may go out at once; else resolves when it may, or when `signal` is aborted. */
  admit(signal: AbortSignal | undefined): Promise<void> | undefined
  /** Takes what became of a request; `sentAt` by `platform.elapsed()`. */
  learn(outcome: PacedOutcome): void
}

export interface PacedOutcome {
  readonly sentAt: number
  readonly wasThrottled: boolean
}
