import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

/** The fields of a `ServiceError`. */
export interface ServiceErrorFields {
  readonly code: string
  readonly message: string
  readonly statusCode: number
  readonly fault: 'client' | 'server'
  readonly retryable: boolean
  readonly throttling: boolean
  readonly members: Readonly<Record<string, unknown>>
}

/**
 * The service returned an error. The members of a modelled error are on the error by their AWS names;
 * `error.members` has only them.
 *
 * @example
 * try { await sns.getTopicAttributes({ TopicArn }) } catch (error) {
 *   if (error instanceof ServiceError && error.code === 'NotFound') return undefined
 *   throw error
 * }
 */
export class ServiceError extends NextTokenError {
  override readonly name = 'ServiceError'
  /** The HTTP status of the response. */
  readonly statusCode: number
  /** `server` if the failure is AWS's. */
  readonly fault: 'client' | 'server'
  /** Whether the same call may succeed later. nexttoken already retried it as often as configured. */
  readonly retryable: boolean
  /** Whether the service refused the call because of its rate. */
  readonly throttling: boolean
  /** The members of the modelled error, by AWS's names. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(fields: ServiceErrorFields, context: ErrorContext) {
    super(fields.code, `${fields.code}: ${fields.message || `HTTP ${fields.statusCode}`}`, context)
    this.statusCode = fields.statusCode
    this.fault = fields.fault
    this.retryable = fields.retryable
    this.throttling = fields.throttling
    this.members = fields.members
    for (const [name, value] of Object.entries(fields.members)) {
      if (!(name in this)) Object.defineProperty(this, name, { value, enumerable: true })
    }
  }
}
