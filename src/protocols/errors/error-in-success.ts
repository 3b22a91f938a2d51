import { ResponseParseError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { type RawResponse, requestIdOf } from '../contract/index.js'

/**
 * A successful answer whose body is an error. `refusal` is the same answer as the service should have sent it: with
 * the status 500, as boto3 counts such an error of S3. The client decodes it as any other refusal.
 */
export class ErrorInSuccess extends ResponseParseError {
  readonly refusal: RawResponse

  constructor(operation: OperationModel, response: RawResponse) {
    super(`the answer (HTTP ${response.statusCode}) is an error`, {
      ...operation.errorContext,
      requestId: requestIdOf(response.headers),
    })
    this.refusal = { ...response, statusCode: 500 }
  }
}
