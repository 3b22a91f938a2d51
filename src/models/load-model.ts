import { NextTokenError } from '../errors/index.js'
import { assembleModel, versionsIn } from './assemble-model.js'
import { type ModelSource, modelSources, searchPath } from './files/index.js'
import { ServiceModel } from './service/index.js'
import { serviceNames } from './service-names.js'
import { unknownService } from './unknown-service.js'

/** A service that was found. */
interface FoundService {
  readonly sources: readonly ModelSource[]
  /** Its API versions, oldest first. */
  readonly versions: readonly string[]
  /** The models that were read, by API version. */
  readonly models: Map<string, ServiceModel>
}

const found = new Map<string, FoundService>()

/**
 * Loads the model of a service by boto3's name, such as `sns`. As in boto3, the folders of AWS_DATA_PATH are
 * searched first, then `~/.aws/models`, then the models that ship with nexttoken; each file comes from the first
 * folder that has it, at the latest API version of all, or at the version that the name ends with. A model is read
 * once per process, and again if the folders change.
 *
 * @param origin what named the version, for the message about an unknown one.
 * @throws NextTokenError `UnknownService` with the nearest names; `InvalidConfiguration` with all versions for an
 * unknown one; `InvalidModel` that names a broken file.
 * @example
 * loadModel('sns').operation('ListTopics')?.paginationRule?.resultKeys // ['Topics']
 * loadModel('cloudfront@2019-03-26').metadata.apiVersion // '2019-03-26'
 */
export function loadModel(name: string, origin = ''): ServiceModel {
  const at = name.indexOf('@')
  // A name of npm, such as @aws-sdk/client-s3, has no version.
  const service = at > 0 ? name.slice(0, at) : name
  const { sources, versions, models } = findService(service)
  const latest = versions.at(-1) ?? ''
  const version = at > 0 ? name.slice(at + 1) : latest
  const known = models.get(version)
  if (known) return known
  const description = versions.includes(version)
    ? assembleModel(sources, service, version === latest ? undefined : version)
    : undefined
  if (!description) {
    const problem = `${origin}there is no API version "${version}"; the versions are ${versions.join(', ')}`
    throw new NextTokenError('InvalidConfiguration', problem, { service })
  }
  const model = new ServiceModel(service, description, version)
  models.set(version, model)
  return model
}

/** The API versions of a service, oldest first, by boto3's name. Throws as `loadModel` does. */
export function apiVersions(service: string): readonly string[] {
  return findService(service).versions
}

function findService(name: string): FoundService {
  const key = [name, ...searchPath()].join('\0')
  const known = found.get(key)
  if (known) return known
  // A service is the name of a folder: with a separator in it, it would lead out of the searched folders.
  const sources = /^[\w-][\w.-]*$/.test(name) ? modelSources() : []
  const versions = versionsIn(sources, name)
  if (versions.length === 0) throw unknownService(name, serviceNames())
  const service = { sources, versions, models: new Map() }
  found.set(key, service)
  return service
}
