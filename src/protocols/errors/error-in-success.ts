import { ResponseParseError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { type RawResponse, requestIdOf } from '../contract/index.js'

/**
 * A response with the status of a success whose body is an error. `response` is the same response with the status 500,
 * which boto3 gives such an error of S3, so that the client can decode it like any other error.
 */
export class ErrorInSuccess extends ResponseParseError {
  readonly response: RawResponse

  constructor(operation: OperationModel, response: RawResponse) {
    super(`the response (HTTP ${response.statusCode}) is an error`, {
      ...operation.errorContext,
      requestId: requestIdOf(response.headers),
    })
    this.response = { ...response, statusCode: 500 }
  }
}
