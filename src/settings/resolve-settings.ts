import { type EndpointConfig, type EndpointSettings, globalRegionOf } from '../endpoints/index.js'
import { didYouMean, NextTokenError } from '../errors/index.js'
import type { ServiceModel } from '../models/index.js'
import type { AuthConfig } from './auth-config.js'
import { resolveCaBundle } from './ca-bundle.js'
import { type ChecksumConfig, type ChecksumSettings, resolveChecksumSettings } from './checksum-settings.js'
import { type ApiVersionConfig, checkApiVersion } from './choose-model.js'
import {
  type CompressionConfig,
  type CompressionSettings,
  resolveCompressionSettings,
} from './compression-settings.js'
import { resolveEndpointFlags } from './endpoint-flags.js'
import { resolveEndpointUrl } from './resolve-endpoint-url.js'
import { type FoundRegion, resolveRegion } from './resolve-region.js'
import { type RetryConfig, type RetrySettings, resolveRetrySettings } from './retry-settings.js'
import { SettingLookup } from './setting-lookup.js'
import { loadSharedConfig, type SharedConfig } from './shared-config/index.js'

/** The options that are resolved here. */
export interface SettingsConfig
  extends ApiVersionConfig,
    EndpointConfig,
    AuthConfig,
    RetryConfig,
    ChecksumConfig,
    CompressionConfig {}

/**
 * The resolved settings of a client: options, environment and profile together.
 *
 * @example
 * The settings of `client('s3', { region: 'eu-west-1' })` with AWS_ENDPOINT_URL_S3 set:
 * {
 *   endpoint: { region: 'eu-west-1', endpoint: 'http://127.0.0.1:9000/', accountIdEndpointMode: 'preferred' },
 *   retry: { maxAttempts: 3, retryMode: 'standard' },
 *   checksums: { request: 'WHEN_SUPPORTED', response: 'WHEN_SUPPORTED', signsPayload: undefined },
 *   compression: { disabled: false, minimumSize: 10_240 },
 *   network: { ca: undefined },
 * }
 */
export interface Settings {
  readonly endpoint: EndpointSettings
  readonly retry: RetrySettings
  readonly checksums: ChecksumSettings
  readonly compression: CompressionSettings
  readonly network: { readonly ca: Buffer | undefined }
}

/**
 * Reads the environment and the shared config files, once per client.
 *
 * @throws NextTokenError `InvalidConfiguration` with every invalid value and its source, or `MissingRegion`.
 */
export function resolveSettings(config: SettingsConfig, service: ServiceModel): Settings {
  const lookup = new SettingLookup(loadSharedConfig(config.profile || undefined))
  const { problems, shared } = lookup
  if (isUnknown(shared)) problems.push(unknownProfile(shared))
  checkApiVersion(config, service, lookup)
  const found = resolveRegion(config.region, lookup)
  const url = resolveEndpointUrl(config.endpoint, service.metadata.serviceId, lookup)
  const flags = resolveEndpointFlags(config, service, lookup)
  const retry = resolveRetrySettings(config, lookup)
  const checksums = resolveChecksumSettings(config, lookup)
  const compression = resolveCompressionSettings(config, lookup)
  const network = { ca: resolveCaBundle(lookup) }
  if (problems.length > 0) {
    throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), { service: service.name })
  }
  const region = found?.region ?? globalRegionOf(service) ?? missingRegion(service)
  return {
    endpoint: { ...flags, ...variants(config, found, { url, flags }), region, endpoint: url },
    retry,
    checksums,
    compression,
    network,
  }
}

type Variants = Pick<EndpointConfig, 'useDualstackEndpoint' | 'useFipsEndpoint'>

/**
 * A custom endpoint has no FIPS or dual-stack variant: as in boto3, the environment's and the profile's settings
 * for those only apply to AWS's endpoints. If the options ask for both, the endpoint rules refuse it.
 */
function variants(
  config: EndpointConfig,
  found: FoundRegion | undefined,
  { url, flags }: { url: string | undefined; flags: Variants },
) {
  const { useDualstackEndpoint, useFipsEndpoint } = url === undefined ? flags : config
  return { useDualstackEndpoint, useFipsEndpoint: useFipsEndpoint || (found?.fips && url === undefined) }
}

function isUnknown({ profileName, namedBy, profiles }: SharedConfig): boolean {
  return namedBy !== undefined && profileName !== 'default' && !profiles.has(profileName)
}

function unknownProfile({ profileName, namedBy, profiles }: SharedConfig): string {
  const names = [...profiles.keys()].sort()
  const known = names.length === 0 ? 'there are no profiles' : `the profiles are ${names.join(', ')}`
  const hint = didYouMean(profileName, names) || `; ${known}`
  const source = namedBy === 'profile' ? '`profile`' : namedBy
  return `${source} names the profile "${profileName}", which is in no shared config file${hint}`
}

function missingRegion(service: ServiceModel): never {
  const problem = 'no region: pass `region`, set AWS_REGION, or set `region` in the profile'
  throw new NextTokenError('MissingRegion', problem, { service: service.name })
}
