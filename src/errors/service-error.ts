import { type ErrorContext, NextTokenError } from './nexttoken-error.js'

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
 * The service answered and refused. Its modelled members stand on the error by their AWS names
 * (`error.members` has them alone).
 *
 * @example
 * try { await sns.getTopicAttributes({ TopicArn }) } catch (error) {
 *   if (error instanceof ServiceError && error.code === 'NotFound') return undefined
 *   throw error
 * }
 */
export class ServiceError extends NextTokenError {
  override readonly name = 'ServiceError'
  /** The HTTP status of the answer. */
  readonly statusCode: number
  /** `server` where AWS takes the blame. */
  readonly fault: 'client' | 'server'
  /** Whether the same call may succeed later. It was tried again already, as often as the configuration allows. */
  readonly retryable: boolean
  /** Whether the service refused for the rate of calls. */
  readonly throttling: boolean
  /** The modelled error's members, by AWS's names. */
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
