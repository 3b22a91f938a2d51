import { camelCase, type ServiceModel } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import { memoize } from '../values/index.js'
import { AwsClient } from './aws-client.js'
import type { CallOptions, ClientConfig } from './config/index.js'
import { methodNames } from './method-names.js'

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
  for (const name of model.operationNames) addOperation(made, name)
  for (const name of methodNames(model)) addServiceMethod(made, name)
  return made
})

function addOperation(made: ClientClass, operation: string): void {
  const name = camelCase(operation)
  const value = function (this: AwsClient, input?: Structure, options?: CallOptions) {
    return AwsClient.callDirectly(this, { operation, input, options, entry: value })
  }
  addMethod(made, name, value)
}

function addServiceMethod(made: ClientClass, name: string): void {
  addMethod(made, name, function (this: AwsClient, input?: unknown, options?: unknown) {
    return AwsClient.callMethod(this, name, { input, options })
  })
}

/** What a client has already stays: an operation of the name wins. */
function addMethod(made: ClientClass, name: string, value: (...parameters: never[]) => unknown): void {
  if (name in made.prototype) return
  Object.defineProperty(value, 'name', { value: name })
  Object.defineProperty(made.prototype, name, { value, configurable: true, writable: true })
}
