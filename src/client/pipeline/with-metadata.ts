import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { TransportResult } from '../../transport/index.js'
import { ownText } from '../../values/index.js'
import type { Output, ResponseMetadata } from '../answer/index.js'
import { fillLists } from '../request/index.js'

/** The output as its caller gets it. Changes `output`, which nobody else has. */
export function withMetadata(
  operation: OperationModel,
  output: Structure,
  result: Omit<TransportResult<unknown>, 'value'>,
): Output<Structure> {
  const extendedRequestId = result.headers['x-amz-id-2']
  const $metadata: ResponseMetadata = {
    httpStatusCode: result.statusCode,
    requestId: result.requestId,
    extendedRequestId: extendedRequestId && ownText(extendedRequestId),
    attempts: result.attempts,
    throttles: result.throttles,
    totalRetryDelay: result.totalRetryDelay,
  }
  return Object.assign(fillLists(operation, output), { $metadata })
}
