import { NextTokenError } from '../errors/index.js'
import { loadModel, modelOf, type ServiceModel, serviceNameOf } from '../models/index.js'
import type { SdkPaginateOptions } from './sdk-paginate-options.js'

/**
 * Returns the model of a client's service.
 *
 * @throws NextTokenError `UnknownService` if the client does not name it.
 */
export function findModel(config: object, service: SdkPaginateOptions['service']): ServiceModel {
  if (service !== undefined) return typeof service === 'string' ? loadModel(service) : modelOf(service)
  const id: unknown = Reflect.get(config, 'serviceId')
  const name = typeof id === 'string' ? serviceNameOf(id) : undefined
  if (name !== undefined) return loadModel(name)
  const problem =
    typeof id === 'string'
      ? `no model has the service id ${JSON.stringify(id)} of the client (config.serviceId)`
      : 'the client has no service id (config.serviceId)'
  const remedy =
    "pass the service in the options, { service: 'sns' }, by boto3's name or as a model of your own"
  throw new NextTokenError('UnknownService', `${problem}; ${remedy}`)
}
