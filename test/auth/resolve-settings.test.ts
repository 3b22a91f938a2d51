import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

  it('is missed before anything is sent, in one line with the remedy', async () => {
    setAwsEnvironment({})
    await expect(settle()).rejects.toMatchObject({
      code: 'MissingRegion',
      message: 'sns: no region: pass `region`, set AWS_REGION, or set `region` in the profile',
    })
  })

  it('is not missed by a service without regions', async () => {
    setAwsEnvironment({})
    expect((await settle({}, 'iam')).endpoint.region).toBe('aws-global')
  })

  it('of an old FIPS name is the region, and FIPS', async () => {
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

  it('turns off what environment and profile say of FIPS and dual stack, as for boto3', async () => {
    setAwsEnvironment({
      config,
      variables: { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    })
    const { endpoint } = await settle()
    expect(endpoint.useFipsEndpoint).toBeFalsy()
    expect(endpoint.useDualstackEndpoint).toBeFalsy()
  })

  it('together with FIPS in one configuration is left to the rules to refuse', async () => {
    setAwsEnvironment({ config })
    expect(
      (await settle({ endpoint: 'http://option.test', useFipsEndpoint: true })).endpoint.useFipsEndpoint,
    ).toBe(true)
  })
})

describe('flags', () => {
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

  it('come from the environment before the profile, and from the options before both', async () => {
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

  it('leave the account id preferred by default', async () => {
    setAwsEnvironment({})
    expect((await settle({ region: 'us-east-1' })).endpoint.accountIdEndpointMode).toBe('preferred')
  })

  it.each([
    ['sts', { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }, true],
    ['sts', { AWS_STS_REGIONAL_ENDPOINTS: 'regional' }, false],
    ['sts', {}, false],
    ['s3', { AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: 'legacy' }, true],
    ['s3', { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }, false],
  ])('of boto3 for hosts without a region count for %s with %o: %s', async (service, variables, expected) => {
    setAwsEnvironment({ variables })
    expect((await settle({ region: 'us-east-1' }, service)).endpoint.useGlobalEndpoint).toBe(expected)
  })
})

describe('retries', () => {
  const config = '[default]\nregion = us-east-1\nmax_attempts = 7\nretry_mode = adaptive\n'

  it.each<[string, SettingsConfig, AwsEnvironment, object]>([
    ['three, standard', { region: 'us-east-1' }, {}, { maxAttempts: 3, retryMode: 'standard' }],
    ['the profile’s', {}, { config }, { maxAttempts: 7, retryMode: 'adaptive' }],
    [
      'the environment’s',
      {},
      { config, variables: { AWS_MAX_ATTEMPTS: '2', AWS_RETRY_MODE: 'Standard' } },
      { maxAttempts: 2, retryMode: 'standard' },
    ],
    [
      'the options’',
      { maxAttempts: 1, retryMode: 'standard' },
      { config, variables: { AWS_MAX_ATTEMPTS: '2' } },
      { maxAttempts: 1, retryMode: 'standard' },
    ],
    [
      'standard for boto3’s legacy',
      { region: 'us-east-1' },
      { variables: { AWS_RETRY_MODE: 'legacy' } },
      { maxAttempts: 3, retryMode: 'standard' },
    ],
  ])('are %s', async (_, given, environment, expected) => {
    setAwsEnvironment(environment)
    expect((await settle(given)).retry).toEqual(expected)
  })
})

describe('compression', () => {
  const config = [
    '[default]',
    'region = us-east-1',
    'disable_request_compression = true',
    'request_min_compression_size_bytes = 0',
  ].join('\n')

  it.each<[string, SettingsConfig, AwsEnvironment, object]>([
    ['on, from 10 KiB', { region: 'us-east-1' }, {}, { disabled: false, minimumSize: 10_240 }],
    ['the profile’s', {}, { config }, { disabled: true, minimumSize: 0 }],
    [
      'the environment’s',
      {},
      {
        config,
        variables: {
          AWS_DISABLE_REQUEST_COMPRESSION: 'false',
          AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: '10485760',
        },
      },
      { disabled: false, minimumSize: 10_485_760 },
    ],
    [
      'the options’',
      { disableRequestCompression: false, requestMinCompressionSizeBytes: 5 },
      { config, variables: { AWS_DISABLE_REQUEST_COMPRESSION: 'true' } },
      { disabled: false, minimumSize: 5 },
    ],
  ])('is %s', async (_, given, environment, expected) => {
    setAwsEnvironment(environment)
    expect((await settle(given)).compression).toEqual(expected)
  })
})

describe('values that cannot be used', () => {
  it('are all named at once, each with the place that it stands in', async () => {
    setAwsEnvironment({
      config: '[default]\nuse_fips_endpoint = yes\nservices = nowhere\nretry_mode = fast\n[profile dev]\n',
      variables: { AWS_REGION: 'us east 1', AWS_ENDPOINT_URL_SNS: 'localhost:5000', AWS_MAX_ATTEMPTS: '0' },
    })
    const error = await settle().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'InvalidConfiguration', service: 'sns' })
    expect(String(error).split('\n')).toEqual([
      'NextTokenError: sns: AWS_REGION is "us east 1"; it must be the name of an AWS region, such as "us-east-1"',
      '  AWS_ENDPOINT_URL_SNS: "localhost:5000" is not an absolute http or https URL, such as "http://127.0.0.1:5000"',
      '  use_fips_endpoint of profile "default" is "yes"; it must be "true" or "false"',
      '  AWS_MAX_ATTEMPTS is "0"; it must be an integer of at least 1',
      '  retry_mode of profile "default" is "fast"; it must be "standard" or "adaptive" or "legacy"',
    ])
  })

  it.each<[string, SettingsConfig, string]>([
    ['region', { region: 'us_east_1' }, '`region` is "us_east_1"'],
    ['region', { region: '-x' }, '`region` is "-x"'],
    ['endpoint', { region: 'us-east-1', endpoint: 'nowhere' }, '`endpoint`: "nowhere" is not an absolute'],
    ['maxAttempts', { region: 'us-east-1', maxAttempts: 2.5 }, '`maxAttempts` is 2.5'],
  ])('name the option %s', async (_, config, says) => {
    setAwsEnvironment({})
    await expect(settle(config)).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringContaining(says),
    })
  })

  it('name a services section that is not there', async () => {
    setAwsEnvironment({ config: '[default]\nregion = us-east-1\nservices = nowhere\n' })
    await expect(settle()).rejects.toThrow(
      /services of profile "default" is "nowhere", but .* has no section \[services nowhere\]/,
    )
  })

  it.each<[string, SettingsConfig, Record<string, string>, string]>([
    [
      'near to one',
      { profile: 'dve' },
      {},
      '`profile` names the profile "dve", which is in no shared config file; did you mean "dev"?',
    ],
    [
      'near to none',
      { profile: 'xyz' },
      {},
      '`profile` names the profile "xyz", which is in no shared config file; the profiles are default, dev, work',
    ],
    ['of AWS_PROFILE', {}, { AWS_PROFILE: 'wokr' }, 'AWS_PROFILE names the profile "wokr"'],
  ])('name an unknown profile, %s', async (_, given, variables, says) => {
    const config =
      '[default]\n[profile dev]\nregion = us-east-1\n[services local]\nsns =\n  endpoint_url = http://x\n'
    const credentials = '[default]\nregion = us-east-1\n[work]\naws_access_key_id = x\n'
    setAwsEnvironment({ config, credentials, variables })
    await expect(settle(given)).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringContaining(says),
    })
  })
})

describe('the bundle of certificates', () => {
  it('is held once for all clients, and read anew where the file has changed', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'nexttoken-ca-')), 'ca.pem')
    const write = (text: string) => writeFileSync(path, `-----BEGIN CERTIFICATE-----\n${text}\n`)
    setAwsEnvironment({ variables: { AWS_REGION: 'us-east-1', AWS_CA_BUNDLE: path } })
    write('one')
    const [first, second] = [await settle(), await settle()]
    write('two')
    const third = await settle()
    expect(first.network.ca).toBe(second.network.ca)
    expect(String(first.network.ca)).toContain('one')
    expect(String(third.network.ca)).toContain('two')
  })
})
