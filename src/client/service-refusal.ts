import { ServiceError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'
import type { DecodedError } from '../protocols/index.js'
import { judgeRefusal } from '../transport/index.js'

/** The error that a user gets for a service's refusal. */
export function serviceRefusal(
  operation: OperationModel,
  decoded: DecodedError,
  answer: { readonly statusCode: number; readonly attempts: number },
): ServiceError {
  const { code, message, members, requestId } = decoded
  const { statusCode, attempts } = answer
  const fault = decoded.fault ?? (statusCode >= 500 ? 'server' : 'client')
  const judged = judgeRefusal({ code, message, statusCode, trait: decoded.shape?.traits.retryable })
  const context = { service: operation.service.name, operation: operation.name, requestId, attempts }
  return new ServiceError({ code, message, members, statusCode, fault, ...judged }, context)
}
