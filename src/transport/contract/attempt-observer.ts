import type { NextTokenError } from '../../errors/index.js'

/** Is told what happens to the attempts of one call, each time before the call goes on. What it throws ends the call. */
export interface AttemptObserver {
  /** A response of any status was received and read. */
  response(response: ObservedResponse): Promise<void>
  /** An attempt failed, and the next one follows now. */
  retry(failure: ObservedFailure): Promise<void>
}

export interface ObservedResponse {
  /** The attempt that it answers: 1 for the first. */
  readonly attempt: number
  readonly statusCode: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** When the request was sent, as a time of `platform.elapsed()`. */
  readonly sentAt: number
  /** What the call's `receive` returned, or what it threw: `thrown` if no other attempt can help. */
  readonly outcome:
    | { readonly value: unknown }
    | { readonly error: NextTokenError }
    | { readonly thrown: unknown }
}

export interface ObservedFailure {
  /** The attempt that failed: 1 for the first. */
  readonly attempt: number
  readonly error: NextTokenError
  /** Milliseconds that the call waited since the failure. */
  readonly waited: number
}
