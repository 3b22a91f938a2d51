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
    useDualstackEndpoint: flag(
      config.useDualstackEndpoint,
      'AWS_USE_DUALSTACK_ENDPOINT',
      'use_dualstack_endpoint',
    ),
    useFipsEndpoint: flag(config.useFipsEndpoint, 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    forcePathStyle: config.forcePathStyle ?? addressingStyle(lookup),
    useAccelerateEndpoint:
      config.useAccelerateEndpoint ?? lookup.flag({ entry: 's3.use_accelerate_endpoint' }),
    useArnRegion: flag(config.useArnRegion, 'AWS_S3_USE_ARN_REGION', 's3_use_arn_region'),
    useGlobalEndpoint: config.useGlobalEndpoint ?? isLegacy(service, lookup),
    disableMultiregionAccessPoints: flag(
      config.disableMultiregionAccessPoints,
      'AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS',
      's3_disable_multiregion_access_points',
    ),
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

function accountIdEndpointMode(lookup: SettingLookup): (typeof modes)[number] {
  const place = { variables: ['AWS_ACCOUNT_ID_ENDPOINT_MODE'], entry: 'account_id_endpoint_mode' }
  return lookup.choice(place, modes) ?? 'preferred'
}

function addressingStyle(lookup: SettingLookup): boolean | undefined {
  const style = lookup.choice({ entry: 's3.addressing_style' }, ['path', 'virtual', 'auto'])
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
  },
}

function isLegacy(service: ServiceModel, lookup: SettingLookup): boolean {
  const { parameters = {} } = service.description.endpointRuleSet ?? {}
  return Object.values(parameters).some((parameter) => {
    const name = 'builtIn' in parameter ? String(parameter.builtIn) : ''
    const place = Object.hasOwn(legacyPlaces, name) ? legacyPlaces[name] : undefined
    return place !== undefined && lookup.choice(place, ['legacy', 'regional']) === 'legacy'
  })
}
