import type { EndpointConfig, EndpointSettings } from '../endpoints/index.js'
import type { ServiceModel } from '../models/index.js'
import type { SettingLookup, SettingPlace } from './setting-lookup.js'

const modes = ['preferred', 'disabled', 'required'] as const

type Flags = Omit<EndpointSettings, 'region' | 'endpoint'>

/** What decides over endpoints beside region and URL: as given, else as the environment and the profile have it. */
export function resolveEndpointFlags(
  config: EndpointConfig,
  service: ServiceModel,
  lookup: SettingLookup,
): Flags {
  const flag = (given: boolean | undefined, variable: string, entry: string) =>
    given ?? lookup.flag({ variables: [variable], entry })
  return {
    useDualstackEndpoint: config.useDualstackEndpoint ?? useDualstack(service, lookup),
    useFipsEndpoint: flag(config.useFipsEndpoint, 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    forcePathStyle: config.forcePathStyle ?? addressingStyle(lookup),
    useAccelerateEndpoint:
      config.useAccelerateEndpoint ?? lookup.flag({ s3Entry: 'use_accelerate_endpoint' }),
    useArnRegion: config.useArnRegion ?? lookup.flag(arnRegionPlace),
    useGlobalEndpoint: config.useGlobalEndpoint ?? isLegacy(service, lookup),
    disableMultiregionAccessPoints: config.disableMultiregionAccessPoints ?? lookup.flag(accessPointsPlace),
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
const arnRegionPlace: SettingPlace = {
  variables: ['AWS_S3_USE_ARN_REGION'],
  entry: 's3_use_arn_region',
  s3Entry: 'use_arn_region',
}
const accessPointsPlace: SettingPlace = {
  variables: ['AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS'],
  entry: 's3_disable_multiregion_access_points',
  s3Entry: 's3_disable_multiregion_access_points',
}

/** The block `s3 =` of a profile turns dual stack on for S3 and S3 Control, and never off. */
function useDualstack(service: ServiceModel, lookup: SettingLookup): boolean | undefined {
  const general = { variables: ['AWS_USE_DUALSTACK_ENDPOINT'], entry: 'use_dualstack_endpoint' }
  const isS3 = builtInsOf(service).some((name) => /^AWS::S3(?:Control)?::/.test(name))
  return (isS3 && lookup.flag({ s3Entry: 'use_dualstack_endpoint' })) || lookup.flag(general)
}

function accountIdEndpointMode(lookup: SettingLookup): (typeof modes)[number] {
  const place = { variables: ['AWS_ACCOUNT_ID_ENDPOINT_MODE'], entry: 'account_id_endpoint_mode' }
  return lookup.choice(place, modes) ?? 'preferred'
}

function addressingStyle(lookup: SettingLookup): boolean | undefined {
  const style = lookup.choice({ s3Entry: 'addressing_style' }, ['path', 'virtual', 'auto'])
  return style === undefined || style === 'auto' ? undefined : style === 'path'
}

/** boto3's settings for the hosts without a region, by the rules' parameter that they turn on. */
const legacyPlaces: Readonly<Record<string, SettingPlace>> = {
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
    const place = Object.hasOwn(legacyPlaces, name) ? legacyPlaces[name] : undefined
    return place !== undefined && lookup.choice(place, ['legacy', 'regional']) === 'legacy'
  })
}

/** What the service's endpoint rules ask an SDK for. */
function builtInsOf(service: ServiceModel): string[] {
  const { parameters = {} } = service.description.endpointRuleSet ?? {}
  return Object.values(parameters).map((parameter) =>
    'builtIn' in parameter ? String(parameter.builtIn) : '',
  )
}
