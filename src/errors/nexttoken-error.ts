import type { ErrorCode } from './catalogue.js'

/** What an error knows about the call that failed. */
export interface ErrorContext {
  readonly service?: string | undefined
  readonly operation?: string | undefined
  readonly requestId?: string | undefined
  readonly attempts?: number | undefined
  readonly cause?: unknown
}

/**
 * The base class of every error that nexttoken throws. The message begins with the call (`s3.ListObjectsV2: …`)
 * and says what failed, the value seen and the remedy. It never contains a secret.
 *
 * @example
 * try { await sns.listTopics() } catch (error) {
 *   if (error instanceof NextTokenError) console.error(error.code, error.message)
 * }
 */
export class NextTokenError extends Error {
  override readonly name: string = 'NextTokenError'
  /** The service's name as `client(name)` takes it, such as `sns`. */
  readonly service: string | undefined
  /** The operation as AWS spells it, such as `ListTopics`. */
  readonly operation: string | undefined
  /** The service's id of the request; undefined if no response arrived. */
  readonly requestId: string | undefined
  /** Number of requests that were sent for the call; undefined if none was sent. */
  readonly attempts: number | undefined
  /** Number of those requests that the service refused because of their rate. */
  readonly throttles: number = 0

  constructor(
    /** A code of `docs/errors.md`; for a `ServiceError`, the service's own code. */
    readonly code: ErrorCode | (string & {}),
    problem: string,
    context: ErrorContext = {},
  ) {
    const where = [context.service, context.operation].filter(Boolean).join('.')
    super(
      where ? `${where}: ${problem}` : problem,
      context.cause === undefined ? {} : { cause: context.cause },
    )
    this.service = context.service
    this.operation = context.operation
    this.requestId = context.requestId
    this.attempts = context.attempts
  }
}

/**
 * The counts of an error's call. They are read-only for users and complete only when the call ends: a decoder
 * that throws sees one response, and only the transport counts attempts. The two functions below are their only
 * writers.
 */
interface CallCounts {
  attempts: number | undefined
  throttles: number
}

/** Sets `error.attempts`, unless the code that threw the error knew it. */
export function countAttempts(error: NextTokenError, attempts: number): void {
  const counts: CallCounts = error
  counts.attempts ??= attempts
}

/** Sets `error.throttles`. */
export function countThrottles(error: NextTokenError, throttles: number): void {
  const counts: CallCounts = error
  counts.throttles = throttles
}
