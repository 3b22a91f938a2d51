/**
 * services: what a service needs beyond its model.
 *
 * In: a service's name. Out: hooks on the one pipeline of the client. A file per service and one table, so that
 * shared code never asks which service it serves.
 */
import { apigateway } from './apigateway.js'
import { route53 } from './route53.js'
import { s3 } from './s3.js'
import type { ServiceHooks } from './service-hooks.js'

export type { ServiceHooks } from './service-hooks.js'

const hooksByServiceId: Readonly<Record<string, ServiceHooks>> = {
  'API Gateway': apigateway,
  'Route 53': route53,
  S3: s3,
}

/** The hooks of a service by its `serviceId`: a user's own model of S3 needs them as the shipped one does. */
export function hooksOf(serviceId: string): ServiceHooks {
  return Object.hasOwn(hooksByServiceId, serviceId) ? (hooksByServiceId[serviceId] ?? {}) : {}
}
