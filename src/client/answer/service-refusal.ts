import { ServiceError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { DecodedError, Structure } from '../../protocols/index.js'
import { judgeRefusal } from '../../transport/index.js'
import { refusalAdvice } from './refusal-advice.js'

/**
 * The error that a user gets for a service's refusal. Its message is the service's own, and after it what was asked for
 * and what to do.
 */
export function serviceRefusal(
  operation: OperationModel,
  decoded: DecodedError,
  answer: { readonly statusCode: number; readonly attempts: number; readonly input?: Structure | undefined },
): ServiceError {
  const { code, message, members, requestId } = decoded
  const { statusCode, attempts } = answer
  const fault = decoded.fault ?? (statusCode >= 500 ? 'server' : 'client')
  const judged = judgeRefusal({ code, message, statusCode, trait: decoded.shape?.traits.retryable })
  const context = { ...operation.errorContext, requestId, attempts }
  const words = message || `HTTP ${statusCode}`
  const advice = refusalAdvice(operation, decoded, answer.input)
  // The service's words stay as they are where nothing follows.
  const full = advice === '' ? message : `${words.replace(/\.\s*$/, '')}${advice}`
  return new ServiceError({ code, message: full, members, statusCode, fault, ...judged }, context)
}
