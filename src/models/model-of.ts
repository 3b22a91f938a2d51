import { NextTokenError, type OptionNames, optionProblems } from '../errors/index.js'
import { assertModel } from './assert-model.js'
import type { ModelDescription } from './description/index.js'
import { ServiceModel } from './service/index.js'

const names: OptionNames<ModelDescription> = { service: true, paginators: true, endpointRuleSet: true }
const known = new WeakMap<ModelDescription, ServiceModel>()

/**
 * The model that a user's own objects make: botocore's files, parsed. The same objects give the same model.
 * Its name is AWS's id of the service in lower case, `-` for a space: `CloudWatch Logs` gives `cloudwatch-logs`.
 *
 * @throws NextTokenError `InvalidModel` with everything that is missing, at once.
 * @example
 * modelOf({ service: JSON.parse(readFileSync('service-2.json', 'utf8')) }).operationNames
 */
export function modelOf(description: ModelDescription): ServiceModel {
  const cached = known.get(description)
  if (cached) return cached
  assertModel(description, 'the model given')
  const problems = optionProblems(description, { kind: 'part of a model', names })
  if (problems.length > 0) throw new NextTokenError('InvalidModel', `the model given: ${problems.join('; ')}`)
  const name = description.service.metadata.serviceId.toLowerCase().replaceAll(' ', '-')
  const model = new ServiceModel(name, description)
  known.set(description, model)
  return model
}
