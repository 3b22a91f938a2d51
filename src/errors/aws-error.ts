/** An error of a service, as a test makes it up. */
export interface AwsErrorFields<Code extends string = string> {
  /** The code, as `error.code` has it. */
  readonly code: Code
  /** @default '' */
  readonly message?: string | undefined
  /**
   * The HTTP status.
   *
   * @default the status of the error in the model, else 400
   */
  readonly statusCode?: number | undefined
  /** The members of an error in the model, by AWS's names. */
  readonly members?: Readonly<Record<string, unknown>> | undefined
}

/** What `awsError` returns: an error that is still to be made an error of the operation that is called. */
export class AwsError extends Error {
  override readonly name = 'AwsError'

  constructor(readonly fields: AwsErrorFields) {
    super(fields.message ? `${fields.code}: ${fields.message}` : fields.code)
  }
}

/**
 * Make an error for `nexttoken/testing` and `nexttoken/simulator` to answer with. Pass it as an answer, or throw it in
 * a function that answers. The caller gets a `ServiceError`, as from the service.
 *
 * @example
 * stubbed.on('GetObject', ({ Key }) => {
 *   if (Key === 'gone.txt') throw awsError({ code: 'NoSuchKey', message: 'The specified key does not exist.' })
 *   return { Body: 'hello' }
 * })
 */
export function awsError(fields: AwsErrorFields): AwsError {
  return new AwsError(fields)
}
