import { NextTokenError } from '../errors/index.js'
import { loadModel, modelOf, type ServiceModel, serviceNameOf } from '../models/index.js'
import type { SdkPaginateOptions } from './sdk-paginate-options.js'

/**
 * The model of a client's service.
 *
 * @throws NextTokenError `UnknownService` with what to pass.
 */
export function findModel(config: object, service: SdkPaginateOptions['service']): ServiceModel {
  if (service !== undefined) return typeof service === 'string' ? loadModel(service) : modelOf(service)
  const id: unknown = Reflect.get(config, 'serviceId')
  const name = typeof id === 'string' ? serviceNameOf(id) : undefined
  if (name !== undefined) return loadModel(name)
  const seen = typeof id === 'string' ? `has the id ${JSON.stringify(id)}, which no model has` : 'has no id'
  const remedy = "pass it in the options, { service: 'sns' }, by boto3's name or as a model of your own"
  throw new NextTokenError('UnknownService', `the client's service ${seen} (config.serviceId); ${remedy}`)
}
