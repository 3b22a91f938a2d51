import { assembleModel } from './assemble-model.js'
import { modelSources, searchPath } from './files/index.js'
import { ServiceModel } from './service/index.js'
import { serviceNames } from './service-names.js'
import { unknownService } from './unknown-service.js'

const loaded = new Map<string, ServiceModel>()

/**
 * The model of a service by boto3's name for it, such as `sns`. Searched as boto3 does: the folders of
 * AWS_DATA_PATH, `~/.aws/models`, then the models that ship with nexttoken; each file from the first folder that
 * has it, at the latest API version of all. Read once per process and shared; other folders, another reading.
 *
 * @throws NextTokenError `UnknownService` with the nearest names; `InvalidModel` naming a file that is broken.
 * @example
 * loadModel('sns').operation('ListTopics')?.paginationRule?.resultKeys // ['Topics']
 */
export function loadModel(name: string): ServiceModel {
  const key = [name, ...searchPath()].join('\0')
  const known = loaded.get(key)
  if (known) return known
  // A service is a folder's name: one with a separator in it would leave the folders that are searched.
  const description = /^[\w-][\w.-]*$/.test(name) ? assembleModel(modelSources(), name) : undefined
  if (!description) throw unknownService(name, serviceNames())
  const model = new ServiceModel(name, description)
  loaded.set(key, model)
  return model
}
