import { NextTokenError, type OptionNames, optionProblems } from '../errors/index.js'
import { memoize } from '../values/index.js'
import { assertModel } from './assert-model.js'
import type { ModelDescription } from './description/index.js'
import { ServiceModel } from './service/index.js'

const names: OptionNames<ModelDescription> = {
  service: true,
  paginators: true,
  endpointRuleSet: true,
  waiters: true,
}

/**
 * The model of a user's own objects, which are botocore's files, parsed. The same objects return the same model.
 * Its name is AWS's service id in lower case with `-` for spaces: `CloudWatch Logs` becomes `cloudwatch-logs`.
 *
 * @throws NextTokenError `InvalidModel` that names everything that is missing.
 * @example
 * modelOf({ service: JSON.parse(readFileSync('service-2.json', 'utf8')) }).operationNames
 */
export const modelOf = memoize((description: ModelDescription): ServiceModel => {
  assertModel(description, 'this model')
  const problems = optionProblems(description, { kind: 'part of a model', names })
  if (problems.length > 0) throw new NextTokenError('InvalidModel', `this model: ${problems.join('; ')}`)
  const name = description.service.metadata.serviceId.toLowerCase().replaceAll(' ', '-')
  return new ServiceModel(name, description)
})
