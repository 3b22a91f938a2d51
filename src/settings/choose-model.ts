import { apiVersions, loadModel, type ServiceModel } from '../models/index.js'
import type { AuthConfig } from './auth-config.js'
import { type FoundSetting, SettingLookup } from './setting-lookup.js'
import { loadSharedConfig } from './shared-config/index.js'

/** The version of a service's API. */
export interface ApiVersionConfig {
  /**
   * Use this version of the service's API, of the versions that boto3 has. Ten services have older ones: `appmesh`,
   * `clouddirectory`, `cloudfront`, `cloudsearch`, `ec2`, `elasticache`, `events`, `inspector`, `lambda`, `rds`. The
   * folders of AWS_DATA_PATH and `~/.aws/models` may have others. `client('cloudfront@2019-03-26')` means the same.
   *
   * @default `api_versions` of the profile, then the latest
   * @example
   * client('cloudfront', { apiVersion: '2019-03-26' })
   */
  readonly apiVersion?: string | undefined
}

/**
 * The model of a service in the version that the options or the profile name. A profile that cannot be read is reported
 * by the first call, with everything else that is wrong with it.
 *
 * @throws NextTokenError as `loadModel` does.
 */
export function chooseModel(
  name: string,
  { apiVersion, profile }: ApiVersionConfig & Pick<AuthConfig, 'profile'>,
): ServiceModel {
  if (apiVersion !== undefined) return loadModel(`${name}@${apiVersion}`)
  const found =
    !name.includes('@') && apiVersions(name).length > 1 ? versionOfProfile(name, profile) : undefined
  return found ? loadModel(`${name}@${found.value}`, `${found.source}: `) : loadModel(name)
}

function versionOfProfile(service: string, profile: string | undefined): FoundSetting | undefined {
  try {
    return versionIn(new SettingLookup(loadSharedConfig(profile || undefined)), service)
  } catch {
    return undefined
  }
}

function versionIn(lookup: SettingLookup, service: string): FoundSetting | undefined {
  return lookup.inBlock(block, service)
}

const block = 'api_versions'

/**
 * Reports a version that the profile names and the client does not have: of a service with one version, or because
 * another profile was chosen after the client was made.
 */
export function checkApiVersion(
  { apiVersion }: ApiVersionConfig,
  { name, version }: ServiceModel,
  lookup: SettingLookup,
): void {
  if (apiVersion !== undefined) return
  const { problems, shared } = lookup
  const text = shared.profile.get(block)
  if (text && typeof text === 'string')
    problems.push(
      `${block} of ${shared.label} is "${text}"; write a line below it, indented: ec2 = 2016-09-15`,
    )
  const found = versionIn(lookup, name)
  if (found && found.value !== version)
    problems.push(`${found.source} is "${found.value}"; the client has API version ${version}`)
}

/** The services whose versions a profile chooses, and what it says about each. */
export function chosenVersions(
  lookup: SettingLookup,
): readonly (readonly [service: string, found: FoundSetting])[] {
  const versions = lookup.shared.profile.get(block)
  const services = typeof versions === 'object' ? [...versions.keys()] : []
  return services.flatMap((service) => {
    const found = versionIn(lookup, service)
    return found ? [[service, found] as const] : []
  })
}
