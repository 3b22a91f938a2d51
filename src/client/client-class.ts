import { camelCase, type ServiceModel } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import { memoize } from '../values/index.js'
import { AwsClient } from './aws-client.js'
import type { CallOptions, ClientConfig } from './config/index.js'

type ClientClass = new (config: ClientConfig) => AwsClient

/**
 * The class of a service's clients. The operations are methods of its prototype, which is made once for all
 * clients.
 */
export const clientClass = memoize((model: ServiceModel): ClientClass => {
  const made = class extends AwsClient {
    constructor(config: ClientConfig) {
      super(model, config)
    }
  }
  Object.defineProperty(made, 'name', { value: `${model.metadata.serviceId.replaceAll(' ', '')}Client` })
  for (const name of model.operationNames) addMethod(made, name)
  return made
})

function addMethod(made: ClientClass, operation: string): void {
  const name = camelCase(operation)
  if (name in made.prototype) return
  const value = function (this: AwsClient, input?: Structure, options?: CallOptions) {
    return AwsClient.callDirectly(this, { operation, input, options, entry: value })
  }
  Object.defineProperty(value, 'name', { value: name })
  Object.defineProperty(made.prototype, name, { value, configurable: true, writable: true })
}
