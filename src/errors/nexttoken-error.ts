import type { ErrorCode } from './catalogue.js'

/** What an error knows of the call that it belongs to. */
export interface ErrorContext {
  readonly service?: string | undefined
  readonly operation?: string | undefined
  readonly requestId?: string | undefined
  readonly attempts?: number | undefined
  readonly cause?: unknown
}

/**
 * The base of every error that nexttoken throws. The message begins with the call that it belongs to
 * (`s3.ListObjectsV2: …`) and says what failed, the value seen and the remedy. It never holds a secret.
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
  /** The service's id of the request, where an answer came. */
  readonly requestId: string | undefined
  /** How many requests were sent for the call; undefined where none was. */
  readonly attempts: number | undefined
  /** How many of those requests were refused because there were too many. */
  readonly throttles: number = 0

  constructor(
    /** One of `docs/errors.md`; for a `ServiceError`, the service's own. */
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

/** Tells an error of how many attempts it is, where what threw it could not know: a decoder sees one answer. */
export function countAttempts(error: NextTokenError, attempts: number): void {
  if (error.attempts === undefined) Reflect.set(error, 'attempts', attempts)
}

/** Tells an error how often its call was throttled: only what counts the attempts knows. */
export function countThrottles(error: NextTokenError, throttles: number): void {
  Reflect.set(error, 'throttles', throttles)
}
