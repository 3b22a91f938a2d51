import { ServiceError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { DecodedError, Structure } from '../../protocols/index.js'
import { judgeRefusal } from '../../transport/index.js'
import { refusalAdvice } from './refusal-advice.js'

/**
 * The error for a service's error response. Its message is the service's message, followed by the resource and
 * the remedy.
 */
export function serviceRefusal(
  operation: OperationModel,
  decoded: DecodedError,
  answer: { readonly statusCode: number; readonly attempts: number; readonly input?: Structure | undefined },
): ServiceError {
  const { code, message, members, requestId } = decoded
  const { statusCode, attempts } = answer
  const fault = decoded.fault ?? (statusCode >= 500 ? 'server' : 'client')
  const verdict = judgeRefusal({ code, message, statusCode, trait: decoded.shape?.traits.retryable })
  const context = { ...operation.errorContext, requestId, attempts }
  const serviceMessage = message || `HTTP ${statusCode}`
  const advice = refusalAdvice(operation, decoded, answer.input)
  // If there is no advice, the service's message stays unchanged.
  const full = advice === '' ? message : `${serviceMessage.replace(/\.\s*$/, '')}${advice}`
  return new ServiceError({ code, message: full, members, statusCode, fault, ...verdict }, context)
}
