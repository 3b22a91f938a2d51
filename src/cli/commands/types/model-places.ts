import { didYouMean } from '../../../errors/index.js'
import {
  assembleModel,
  type ModelSource,
  modelFolder,
  modelSources,
  openRelease,
  type Release,
  ServiceModel,
  serviceNames,
  versionsIn,
} from '../../../models/index.js'
import { platform } from '../../../platform/index.js'
import { serviceOf, UsageError } from '../../options/index.js'

/** Where the models and their documentation come from. */
export interface ModelPlaces {
  readonly folders: readonly string[]
  readonly release: Release | undefined
}

/** @throws NextTokenError `InvalidModel` for what is no release. */
export function placesOf(folders: readonly string[], from: string | undefined): ModelPlaces {
  return { folders, release: from === undefined ? undefined : openRelease(from) }
}

/**
 * The services to declare: those of the folders, else those of the release.
 *
 * @throws UsageError with every folder without models, and every service that is in none.
 */
export function servicesIn(places: ModelPlaces, wanted: readonly string[] | undefined): readonly string[] {
  const { folders, release } = places
  const inFolders = folders.map((folder) => ({ folder, services: servicesOfFolder(folder) }))
  const empty = inFolders.filter(({ services }) => services.length === 0)
  const known = folders.length > 0 ? inFolders.flatMap(({ services }) => services) : namesOf(release)
  const asked = wanted?.map(serviceOf) ?? known
  const problems = [
    ...empty.map(
      ({ folder }) => `${folder} has no models: expected ${folder}/SERVICE/VERSION/service-2.json`,
    ),
    ...asked
      .filter((name) => !known.includes(splitName(name).service))
      .map((name) => `--services has ${JSON.stringify(name)}, which is not there${didYouMean(name, known)}`),
  ]
  if (problems.length > 0) throw new UsageError(problems, 'run nexttoken types --help')
  return [...new Set(asked)].sort()
}

/** Without folders: the services of the release, else those that `client` knows. */
function namesOf(release: Release | undefined): readonly string[] {
  return release ? sourceOf(release).services() : serviceNames()
}

/** `cloudfront@2019-03-26` names an API version; without one, the latest is meant. */
function splitName(name: string): { readonly service: string; readonly version: string | undefined } {
  const [service = '', version] = name.split('@')
  return { service, version }
}

/** A folder may also hold only paginators of a service that another source has. */
function servicesOfFolder(folder: string): readonly string[] {
  const source = modelFolder(folder)
  const names = platform.listFolder(folder)
  return names.filter((name) =>
    (['service-2', 'paginators-1', 'endpoint-rule-set-1'] as const).some(
      (file) => source.versions(name, file).length > 0,
    ),
  )
}

/** The model that a client has when the folders are in AWS_DATA_PATH. A service that only the release has is its own. */
export function modelIn({ folders, release }: ModelPlaces, name: string): ServiceModel {
  const { service, version } = splitName(name)
  const own = folders.map((folder) => modelFolder(folder))
  const isKnown = folders.length > 0 || serviceNames().includes(service)
  const sources = isKnown || !release ? [...own, ...modelSources()] : [sourceOf(release)]
  const description = assembleModel(sources, service, version)
  if (description) return new ServiceModel(service, description, version)
  if (version !== undefined) throw new UsageError([unknownVersion(name, versionsIn(sources, service))])
  throw new UsageError(
    [`${name}: no folder has its service-2.json`],
    'add it, or remove the other files of the service',
  )
}

function unknownVersion(name: string, versions: readonly string[]): string {
  return `--services has ${JSON.stringify(name)}; the API versions are ${versions.join(', ')}`
}

/** What `service-2.json` of the release says about a service; undefined if it does not have the service. */
export function documentedIn({ release }: ModelPlaces, name: string): unknown {
  if (!release) return undefined
  const source = sourceOf(release)
  const { service, version = versionsIn([source], service).at(-1) } = splitName(name)
  return version === undefined ? undefined : source.read(service, version, 'service-2')?.content
}

function sourceOf({ dataFolder, files }: Release): ModelSource {
  return modelFolder(dataFolder, files)
}
