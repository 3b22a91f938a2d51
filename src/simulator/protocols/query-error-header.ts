import type { ServiceModel } from '../../models/index.js'
import type { Refusal } from '../message/index.js'

/**
 * The header with which a service that used `query` before sends the error's old code.
 * See https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#x-amzn-query-error
 */
export function queryErrorHeader(
  refusal: Refusal,
  service: ServiceModel | undefined,
): Record<string, string> {
  if (!service?.isQueryCompatible) return {}
  const fault = refusal.statusCode < 500 ? 'Sender' : 'Receiver'
  return { 'x-amzn-query-error': `${refusal.code};${fault}` }
}
