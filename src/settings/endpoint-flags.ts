import type { EndpointConfig, EndpointSettings } from '../endpoints/index.js'
import type { ServiceModel } from '../models/index.js'
import type { SettingLookup, SettingNames } from './setting-lookup.js'

const modes = ['preferred', 'disabled', 'required'] as const

type Flags = Omit<EndpointSettings, 'region' | 'endpoint'>

/** The settings of endpoints other than region and URL: options first, then environment, then profile. */
export function resolveEndpointFlags(
  config: EndpointConfig,
  service: ServiceModel,
  lookup: SettingLookup,
): Flags {
  const flag = (option: boolean | undefined, variable: string, entry: string) =>
    option ?? lookup.flag({ variables: [variable], entry })
  return {
    useDualstackEndpoint: config.useDualstackEndpoint ?? useDualstack(service, lookup),
    useFipsEndpoint: flag(config.useFipsEndpoint, 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    forcePathStyle: config.forcePathStyle ?? addressingStyle(lookup),
    useAccelerateEndpoint:
      config.useAccelerateEndpoint ?? lookup.flag({ s3Entry: 'use_accelerate_endpoint' }),
    useArnRegion: config.useArnRegion ?? lookup.flag(arnRegionNames),
    useGlobalEndpoint: config.useGlobalEndpoint ?? isLegacy(service, lookup),
    disableMultiregionAccessPoints: config.disableMultiregionAccessPoints ?? lookup.flag(accessPointsNames),
    disableS3ExpressSessionAuth: flag(
      config.disableS3ExpressSessionAuth,
      'AWS_S3_DISABLE_EXPRESS_SESSION_AUTH',
      's3_disable_express_session_auth',
    ),
    disableHostPrefix: flag(
      config.disableHostPrefix,
      'AWS_DISABLE_HOST_PREFIX_INJECTION',
      'disable_host_prefix_injection',
    ),
    accountIdEndpointMode: config.accountIdEndpointMode ?? accountIdEndpointMode(lookup),
    clientContextParams: config.clientContextParams,
  }
}

/** botocore reads both spellings (configprovider.py, DEFAULT_S3_CONFIG_VARS). */
const arnRegionNames: SettingNames = {
  variables: ['AWS_S3_USE_ARN_REGION'],
  entry: 's3_use_arn_region',
  s3Entry: 'use_arn_region',
}
const accessPointsNames: SettingNames = {
  variables: ['AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS'],
  entry: 's3_disable_multiregion_access_points',
  s3Entry: 's3_disable_multiregion_access_points',
}

/** The block `s3 =` of a profile can turn dual stack on for S3 and S3 Control, but not off. */
function useDualstack(service: ServiceModel, lookup: SettingLookup): boolean | undefined {
  const general = { variables: ['AWS_USE_DUALSTACK_ENDPOINT'], entry: 'use_dualstack_endpoint' }
  const isS3 = builtInsOf(service).some((name) => /^AWS::S3(?:Control)?::/.test(name))
  return (isS3 && lookup.flag({ s3Entry: 'use_dualstack_endpoint' })) || lookup.flag(general)
}

function accountIdEndpointMode(lookup: SettingLookup): (typeof modes)[number] {
  const names = { variables: ['AWS_ACCOUNT_ID_ENDPOINT_MODE'], entry: 'account_id_endpoint_mode' }
  return lookup.choice(names, modes) ?? 'preferred'
}

function addressingStyle(lookup: SettingLookup): boolean | undefined {
  const style = lookup.choice({ s3Entry: 'addressing_style' }, ['path', 'virtual', 'auto'])
  return style === undefined || style === 'auto' ? undefined : style === 'path'
}

/** boto3's settings for hosts without a region, by the rule parameter that each turns on. */
const legacyNames: Readonly<Record<string, SettingNames>> = {
  'AWS::STS::UseGlobalEndpoint': {
    variables: ['AWS_STS_REGIONAL_ENDPOINTS'],
    entry: 'sts_regional_endpoints',
  },
  'AWS::S3::UseGlobalEndpoint': {
    variables: ['AWS_S3_US_EAST_1_REGIONAL_ENDPOINT'],
    entry: 's3_us_east_1_regional_endpoint',
    s3Entry: 'us_east_1_regional_endpoint',
  },
}

function isLegacy(service: ServiceModel, lookup: SettingLookup): boolean {
  return builtInsOf(service).some((name) => {
    const names = Object.hasOwn(legacyNames, name) ? legacyNames[name] : undefined
    return names !== undefined && lookup.choice(names, ['legacy', 'regional']) === 'legacy'
  })
}

/** The built-in parameters of the service's endpoint rules. */
function builtInsOf(service: ServiceModel): string[] {
  const { parameters = {} } = service.description.endpointRuleSet ?? {}
  return Object.values(parameters).map((parameter) =>
    'builtIn' in parameter ? String(parameter.builtIn) : '',
  )
}
