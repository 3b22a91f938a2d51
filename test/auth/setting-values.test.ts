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
  it('are all reported at once, each with its source', async () => {
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
  ])('are reported by the name of the option %s', async (_, config, says) => {
    setAwsEnvironment({})
    await expect(settle(config)).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringContaining(says),
    })
  })

  it('are reported for a services section that does not exist', async () => {
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
  ])('are reported for an unknown profile, %s', async (_, given, variables, says) => {
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
  it('is loaded once for all clients, and again after the file has changed', async () => {
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
