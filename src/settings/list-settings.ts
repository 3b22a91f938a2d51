import { shippedIndex } from '../models/index.js'
import { resolveCaBundle } from './ca-bundle.js'
import { resolveChecksumSettings } from './checksum-settings.js'
import { chosenVersions } from './choose-model.js'
import { resolveCompressionSettings } from './compression-settings.js'
import { configuredUrl } from './resolve-endpoint-url.js'
import { resolveRegion } from './resolve-region.js'
import { resolveRetrySettings } from './retry-settings.js'
import { SettingLookup, type SettingNames } from './setting-lookup.js'
import {
  configLocation,
  credentialsLocation,
  loadSharedConfig,
  type SharedConfig,
} from './shared-config/index.js'

/** A setting, and what decided it. */
export interface ListedSetting {
  readonly name: string
  /** undefined if it is not set and has no default. */
  readonly value: string | undefined
  readonly kind: 'option' | 'variable' | 'profile' | 'default'
  /** The variable; or the entry, the profile and the file. Empty for a default. */
  readonly source: string
}

/** All settings, and what is wrong with them. */
export interface SettingList {
  readonly settings: readonly ListedSetting[]
  /** Every invalid value with its source. */
  readonly problems: readonly string[]
}

/** Options that take precedence, by the names of the settings. */
export type GivenSettings = Readonly<Record<string, string | undefined>>

/** A setting, and where it is looked up. */
export interface SettingDescription extends SettingNames {
  readonly name: string
  /** What is used if it is not set. */
  readonly usual?: string
  readonly choices?: readonly string[]
}

const flag = ['true', 'false'] as const

/** Every setting that a client reads, except credentials. test/settings/ compares it with what the resolvers read. */
const descriptions: readonly SettingDescription[] = [
  { name: 'region', variables: ['AWS_REGION', 'AWS_DEFAULT_REGION'], entry: 'region' },
  { name: 'endpoint_url', variables: ['AWS_ENDPOINT_URL'], entry: 'endpoint_url' },
  { name: 'services', entry: 'services' },
  switchOf('ignore_configured_endpoint_urls'),
  switchOf('use_dualstack_endpoint'),
  switchOf('use_fips_endpoint'),
  {
    ...named('account_id_endpoint_mode', 'preferred'),
    choices: ['preferred', 'disabled', 'required'],
  },
  {
    ...switchOf('disable_host_prefix_injection'),
    variables: ['AWS_DISABLE_HOST_PREFIX_INJECTION'],
  },
  { name: 'ca_bundle', variables: ['AWS_CA_BUNDLE'], entry: 'ca_bundle' },
  named('max_attempts', '3'),
  named('retry_mode', 'standard'),
  named('request_checksum_calculation', 'WHEN_SUPPORTED'),
  named('response_checksum_validation', 'WHEN_SUPPORTED'),
  switchOf('disable_request_compression'),
  named('request_min_compression_size_bytes', '10240'),
  {
    name: 's3.addressing_style',
    s3Entry: 'addressing_style',
    usual: 'auto',
    choices: ['path', 'virtual', 'auto'],
  },
  { name: 's3.use_accelerate_endpoint', s3Entry: 'use_accelerate_endpoint', usual: 'false', choices: flag },
  { name: 's3.use_dualstack_endpoint', s3Entry: 'use_dualstack_endpoint', usual: 'false', choices: flag },
  { name: 's3.payload_signing_enabled', s3Entry: 'payload_signing_enabled', choices: flag },
  { ...switchOf('s3_use_arn_region', 'true'), s3Entry: 'use_arn_region' },
  {
    ...switchOf('s3_disable_multiregion_access_points'),
    s3Entry: 's3_disable_multiregion_access_points',
  },
  switchOf('s3_disable_express_session_auth'),
  {
    ...named('s3_us_east_1_regional_endpoint', 'regional'),
    s3Entry: 'us_east_1_regional_endpoint',
    choices: ['legacy', 'regional'],
  },
  { ...named('sts_regional_endpoints', 'regional'), choices: ['legacy', 'regional'] },
]

/** A setting whose variable is its entry in capitals. */
function named(entry: string, usual: string): SettingDescription {
  return { name: entry, variables: [`AWS_${entry.toUpperCase()}`], entry, usual }
}

function switchOf(entry: string, usual = 'false'): SettingDescription {
  return { ...named(entry, usual), choices: flag }
}

/**
 * Every setting of the environment and a profile, in boto3's order, with what decided it. Services whose endpoint is
 * configured apart from the others have a row of their own. `more`: settings that no client reads.
 *
 * @throws NextTokenError `InvalidConfiguration` that names a file that cannot be used.
 */
export function listSettings(given: GivenSettings, more: readonly SettingDescription[] = []): SettingList {
  const shared = loadSharedConfig(given.profile || undefined)
  const lookup = new SettingLookup(shared)
  const all = [...descriptions, ...more]
  const settings = all.map((description) => describe(description, given, lookup))
  const services = given.endpoint_url === undefined ? serviceUrls(lookup) : []
  const check = new SettingLookup(shared)
  for (const { choices, ...names } of all) if (choices) check.choice(names, choices)
  resolveRegion(given.region, check)
  resolveRetrySettings({}, check)
  resolveChecksumSettings({}, check)
  resolveCompressionSettings({}, check)
  if (given.ca_bundle === undefined) resolveCaBundle(check)
  const problems = new Set([...lookup.problems, ...check.problems, ...unknownProfile(shared)])
  const versions = versionSettings(lookup)
  return {
    settings: [profileSetting(shared), ...settings, ...services, ...versions],
    problems: [...problems],
  }
}

function describe(
  { name, usual, ...names }: SettingDescription,
  given: GivenSettings,
  lookup: SettingLookup,
): ListedSetting {
  const option = given[name]
  if (option !== undefined)
    return { name, value: option, kind: 'option', source: `--${name.replaceAll('_', '-')}` }
  const found = lookup.find(names)
  if (!found) return { name, value: usual, kind: 'default', source: '' }
  return { name, value: found.value, ...placeOf(found.source, names, lookup.shared) }
}

function placeOf(
  source: string,
  { variables = [], entry = 's3' }: SettingNames,
  shared: SharedConfig,
): Pick<ListedSetting, 'kind' | 'source'> {
  if (variables.includes(source)) return { kind: 'variable', source }
  return {
    kind: 'profile',
    source: `${source} in ${fileOf(shared, source.startsWith('s3.') ? 's3' : entry)}`,
  }
}

/** The file that an entry of the profile comes from. */
function fileOf({ credentialsFile, profileName }: SharedConfig, entry: string): string {
  return credentialsFile.get(profileName)?.has(entry) ? credentialsLocation().path : configLocation().path
}

function profileSetting({ profileName, namedBy }: SharedConfig): ListedSetting {
  const name = 'profile'
  if (namedBy === undefined) return { name, value: profileName, kind: 'default', source: '' }
  if (namedBy === 'profile') return { name, value: profileName, kind: 'option', source: '--profile' }
  return { name, value: profileName, kind: 'variable', source: namedBy }
}

function unknownProfile({ namedBy, profileName, profiles }: SharedConfig): string[] {
  if (namedBy === undefined || profileName === 'default' || profiles.has(profileName)) return []
  const source = namedBy === 'profile' ? '--profile' : namedBy
  return [`${source} names the profile "${profileName}", which is in no shared config file`]
}

/** The API versions that the profile chooses. */
function versionSettings(lookup: SettingLookup): ListedSetting[] {
  return chosenVersions(lookup).map(([service, { value, source }]) => ({
    name: `api_version of ${service}`,
    value,
    kind: 'profile',
    source: `${source} in ${fileOf(lookup.shared, 'api_versions')}`,
  }))
}

/** The endpoints of services that have their own. */
function serviceUrls(lookup: SettingLookup): ListedSetting[] {
  const general = lookup.find({ variables: ['AWS_ENDPOINT_URL'] }) ?? lookup.find({ entry: 'endpoint_url' })
  return Object.entries(shippedIndex().services).flatMap(([service, { serviceId }]) => {
    const found = configuredUrl(serviceId, lookup)
    if (!found || found.source === general?.source) return []
    const isVariable = found.source.startsWith('AWS_')
    const source = isVariable ? found.source : `${found.source} in ${configLocation().path}`
    return [
      {
        name: `endpoint_url of ${service}`,
        value: found.value,
        kind: isVariable ? 'variable' : 'profile',
        source,
      },
    ]
  })
}
