import { assembleModel } from './assemble-model.js'
import { modelSources, searchPath } from './files/index.js'
import { ServiceModel } from './service/index.js'
import { serviceNames } from './service-names.js'
import { unknownService } from './unknown-service.js'

const loaded = new Map<string, ServiceModel>()

/**
 * Loads the model of a service by boto3's name, such as `sns`. As in boto3, the folders of AWS_DATA_PATH are
 * searched first, then `~/.aws/models`, then the models that ship with nexttoken; each file comes from the first
 * folder that has it, at the latest API version of all. A model is read once per process, and again if the
 * folders change.
 *
 * @throws NextTokenError `UnknownService` with the nearest names; `InvalidModel` that names a broken file.
 * @example
 * loadModel('sns').operation('ListTopics')?.paginationRule?.resultKeys // ['Topics']
 */
export function loadModel(name: string): ServiceModel {
  const key = [name, ...searchPath()].join('\0')
  const known = loaded.get(key)
  if (known) return known
  // A service is the name of a folder: with a separator in it, it would lead out of the searched folders.
  const description = /^[\w-][\w.-]*$/.test(name) ? assembleModel(modelSources(), name) : undefined
  if (!description) throw unknownService(name, serviceNames())
  const model = new ServiceModel(name, description)
  loaded.set(key, model)
  return model
}
