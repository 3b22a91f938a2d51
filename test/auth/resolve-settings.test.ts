import { describe, expect, it } from 'vitest'
import { resolveClientSettings } from '../../src/client/config/client-settings.js'
import { credentialCalls } from '../../src/client/pipeline/credential-calls.js'
import { loadModel } from '../../src/models/index.js'
import type { SettingsConfig } from '../../src/settings/index.js'
import { type AwsEnvironment, setAwsEnvironment } from './support/aws-environment.js'

const settle = async (config: SettingsConfig = {}, service = 'sns') =>
  resolveClientSettings(config, loadModel(service), credentialCalls(config))

describe('the region', () => {
  const files = { config: '[default]\nregion = eu-north-1\n[profile dev]\nregion = sa-east-1\n' }
  const both = { AWS_REGION: 'us-west-2', AWS_DEFAULT_REGION: 'us-west-1' }

  it.each<[string, SettingsConfig, AwsEnvironment, string]>([
    ['the option first', { region: 'eu-west-1' }, { ...files, variables: both }, 'eu-west-1'],
    ['then AWS_REGION', {}, { ...files, variables: both }, 'us-west-2'],
    [
      'then AWS_DEFAULT_REGION',
      {},
      { ...files, variables: { AWS_DEFAULT_REGION: 'us-west-1' } },
      'us-west-1',
    ],
    ['then the profile', {}, files, 'eu-north-1'],
    [
      'an empty option and an empty variable are none',
      { region: '' },
      { ...files, variables: { AWS_REGION: '' } },
      'eu-north-1',
    ],
    [
      'the profile of the option',
      { profile: 'dev' },
      { ...files, variables: { AWS_PROFILE: 'default' } },
      'sa-east-1',
    ],
    ['the profile of AWS_PROFILE', {}, { ...files, variables: { AWS_PROFILE: 'dev' } }, 'sa-east-1'],
    [
      'the credentials file over the config file',
      {},
      { ...files, credentials: '[default]\nregion = me-south-1\n' },
      'me-south-1',
    ],
  ])('is %s', async (_, config, environment, region) => {
    setAwsEnvironment(environment)
    expect((await settle(config)).endpoint.region).toBe(region)
  })

  it('that is missing is reported before any request, in one line with the remedy', async () => {
    setAwsEnvironment({})
    await expect(settle()).rejects.toMatchObject({
      code: 'MissingRegion',
      message: 'sns: no region: pass `region`, set AWS_REGION, or set `region` in the profile',
    })
  })

  it('is not required by a service without regions', async () => {
    setAwsEnvironment({})
    expect((await settle({}, 'iam')).endpoint.region).toBe('aws-global')
  })

  it('given as an old FIPS name is split into the region and FIPS', async () => {
    setAwsEnvironment({})
    const { endpoint } = await settle({ region: 'fips-us-east-1' })
    expect(endpoint).toMatchObject({ region: 'us-east-1', useFipsEndpoint: true })
  })
})

describe('a custom endpoint', () => {
  const config = [
    '[default]',
    'region = us-east-1',
    'endpoint_url = http://profile.test/',
    'services = local',
    '[services local]',
    'sns =',
    '  endpoint_url = http://section.test/',
    'elastic_load_balancing_v2 =',
    '  endpoint_url = http://elb.test/',
    '[profile plain]',
    'region = us-east-1',
    'endpoint_url = http://plain.test/',
  ].join('\n')
  const all = { AWS_ENDPOINT_URL_SNS: 'http://variable.test/', AWS_ENDPOINT_URL: 'http://global.test/' }

  it.each<[string, string, SettingsConfig, Record<string, string>, string | undefined]>([
    ['the option', 'sns', { endpoint: 'http://option.test' }, all, 'http://option.test/'],
    ['the service’s variable', 'sns', {}, all, 'http://variable.test/'],
    ['the variable for all', 'sqs', {}, all, 'http://global.test/'],
    ['the services section', 'sns', {}, {}, 'http://section.test/'],
    ['the services section by a long name', 'elbv2', {}, {}, 'http://elb.test/'],
    ['the profile, where the section has not the service', 'sqs', {}, {}, 'http://profile.test/'],
    ['the profile', 'sns', { profile: 'plain' }, {}, 'http://plain.test/'],
    [
      'none, where they are to be ignored',
      'sns',
      {},
      { ...all, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      undefined,
    ],
    [
      'the option, where the others are to be ignored',
      'sns',
      { endpoint: new URL('http://option.test') },
      { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' },
      'http://option.test/',
    ],
    [
      'a long name’s variable',
      'elbv2',
      {},
      { AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: 'http://v2.test/' },
      'http://v2.test/',
    ],
  ])('is %s', async (_, service, given, variables, url) => {
    setAwsEnvironment({ config, variables })
    expect((await settle(given, service)).endpoint.endpoint).toBe(url)
  })

  it('ignores FIPS and dual stack of environment and profile, as boto3 does', async () => {
    setAwsEnvironment({
      config,
      variables: { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    })
    const { endpoint } = await settle()
    expect(endpoint.useFipsEndpoint).toBeFalsy()
    expect(endpoint.useDualstackEndpoint).toBeFalsy()
  })

  it('combined with FIPS in one configuration is refused by the endpoint rules', async () => {
    setAwsEnvironment({ config })
    expect(
      (await settle({ endpoint: 'http://option.test', useFipsEndpoint: true })).endpoint.useFipsEndpoint,
    ).toBe(true)
  })
})

describe('boolean settings', () => {
  const config = [
    '[default]',
    'region = us-east-1',
    'use_fips_endpoint = true',
    'use_dualstack_endpoint = true',
    's3_use_arn_region = false',
    's3_disable_multiregion_access_points = true',
    's3_disable_express_session_auth = true',
    'account_id_endpoint_mode = required',
    'disable_host_prefix_injection = true',
    's3 =',
    '  addressing_style = path',
    '  use_accelerate_endpoint = true',
  ].join('\n')

  it('come from the profile', async () => {
    setAwsEnvironment({ config })
    expect((await settle({}, 's3')).endpoint).toMatchObject({
      useFipsEndpoint: true,
      useDualstackEndpoint: true,
      useArnRegion: false,
      disableMultiregionAccessPoints: true,
      disableS3ExpressSessionAuth: true,
      accountIdEndpointMode: 'required',
      disableHostPrefix: true,
      forcePathStyle: true,
      useAccelerateEndpoint: true,
    })
  })

  it('prefer the options to the environment, and the environment to the profile', async () => {
    setAwsEnvironment({
      config,
      variables: {
        AWS_USE_FIPS_ENDPOINT: 'false',
        AWS_S3_USE_ARN_REGION: 'true',
        AWS_ACCOUNT_ID_ENDPOINT_MODE: 'disabled',
      },
    })
    const given = { useDualstackEndpoint: false, forcePathStyle: false, disableHostPrefix: false }
    expect((await settle(given, 's3')).endpoint).toMatchObject({
      ...given,
      useFipsEndpoint: false,
      useArnRegion: true,
      accountIdEndpointMode: 'disabled',
    })
  })

  it('prefer account-based endpoints by default', async () => {
    setAwsEnvironment({})
    expect((await settle({ region: 'us-east-1' })).endpoint.accountIdEndpointMode).toBe('preferred')
  })

  it.each([
    ['sts', { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }, true],
    ['sts', { AWS_STS_REGIONAL_ENDPOINTS: 'regional' }, false],
    ['sts', {}, false],
    ['s3', { AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: 'legacy' }, true],
    ['s3', { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }, false],
  ])(
    'for hosts without a region, as in boto3, apply to %s with %o: %s',
    async (service, variables, expected) => {
      setAwsEnvironment({ variables })
      expect((await settle({ region: 'us-east-1' }, service)).endpoint.useGlobalEndpoint).toBe(expected)
    },
  )
})
