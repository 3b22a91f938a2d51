import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resolveClientSettings } from '../../src/client/config/client-settings.js'
import { credentialCalls } from '../../src/client/pipeline/credential-calls.js'
import { loadModel } from '../../src/models/index.js'
import type { SettingsConfig } from '../../src/settings/index.js'
import { type AwsEnvironment, setAwsEnvironment } from './support/aws-environment.js'

const settle = async (config: SettingsConfig = {}, service = 's3') =>
  resolveClientSettings(config, loadModel(service), credentialCalls(config))

// test/live/configuration-differential.test.ts compares many more with botocore itself.
describe('a profile is read as boto3 reads it,', () => {
  it.each<[string, SettingsConfig, AwsEnvironment]>([
    [
      'named by AWS_DEFAULT_PROFILE',
      {},
      { config: '[profile dev]\nregion = eu-west-1\n', variables: { AWS_DEFAULT_PROFILE: 'dev' } },
    ],
    [
      'named by AWS_DEFAULT_PROFILE before AWS_PROFILE',
      {},
      {
        config: '[profile dev]\nregion = eu-west-1\n[profile work]\nregion = us-west-1\n',
        variables: { AWS_DEFAULT_PROFILE: 'dev', AWS_PROFILE: 'work' },
      },
    ],
    ['with a colon', {}, { config: '[default]\nregion: eu-west-1\n' }],
    ['with a key in capitals', {}, { config: '[default]\nREGION = eu-west-1\n' }],
    [
      'with a key in capitals in the credentials file',
      {},
      { credentials: '[default]\nRegion = eu-west-1\n' },
    ],
    ['with a default of all sections', {}, { config: '[DEFAULT]\nregion = eu-west-1\n[default]\n' }],
    // https://github.com/awslabs/aws-sdk-rust/issues/1097
    [
      'with spaces in its name',
      { profile: 'my team' },
      { config: '[profile "my team"]\nregion = eu-west-1\n' },
    ],
    [
      'with several spaces in its name',
      { profile: 'my  team' },
      { config: "[profile 'my  team']\nregion = eu-west-1\n" },
    ],
    [
      'with quotes in its name',
      { profile: 'it\'s "x"' },
      { config: '[profile "it\'s \\"x\\""]\nregion = eu-west-1\n' },
    ],
    [
      'with letters beyond ASCII in its name',
      { profile: '\u00fcbung' },
      { config: '[profile \u00fcbung]\nregion = eu-west-1\n' },
    ],
    ['with = in its name', { profile: 'a=b' }, { config: '[profile a=b]\nregion = eu-west-1\n' }],
    [
      'with spaces in its name in the credentials file',
      { profile: 'my team' },
      { credentials: '[my team]\nregion = eu-west-1\n' },
    ],
    ['named __proto__', { profile: '__proto__' }, { config: '[profile __proto__]\nregion = eu-west-1\n' }],
  ])('%s', async (_, given, environment) => {
    setAwsEnvironment(environment)
    expect((await settle(given)).endpoint.region).toBe('eu-west-1')
  })

  it('with a comment after a value as part of the value', async () => {
    setAwsEnvironment({ config: '[default]\nregion = eu-west-1 # Ireland\n' })
    await expect(settle()).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(/is "eu-west-1 # Ireland"; .*; put the comment on a line of its own$/),
    })
  })

  it('with an error for a block in place of a single value', async () => {
    setAwsEnvironment({ config: '[default]\nregion =\n  a = b\n' })
    await expect(settle()).rejects.toThrow('region of profile "default" is a block of indented settings')
  })
})

describe('the block `s3 =` of a profile', () => {
  const block = (...lines: string[]) => ({
    config: `[default]\nregion = us-east-1\ns3 =\n${lines.map((line) => `  ${line}\n`).join('')}`,
  })

  it.each([
    ['use_arn_region = false', { useArnRegion: false }],
    ['use_dualstack_endpoint = true', { useDualstackEndpoint: true }],
    ['us_east_1_regional_endpoint = legacy', { useGlobalEndpoint: true }],
    ['us_east_1_regional_endpoint = regional', { useGlobalEndpoint: false }],
    ['addressing_style = path', { forcePathStyle: true }],
    ['addressing_style = virtual', { forcePathStyle: false }],
    ['use_accelerate_endpoint = true', { useAccelerateEndpoint: true }],
    ['s3_disable_multiregion_access_points = true', { disableMultiregionAccessPoints: true }],
  ])('with %s applies to S3', async (line, expected) => {
    setAwsEnvironment(block(line))
    expect((await settle()).endpoint).toMatchObject(expected)
  })

  it.each([
    ['use_arn_region', 's3_use_arn_region = true', { useArnRegion: true }],
    ['us_east_1_regional_endpoint', 's3_us_east_1_regional_endpoint = legacy', { useGlobalEndpoint: true }],
  ])('yields to the top-level spelling of %s in the profile', async (entry, line, expected) => {
    const own = entry === 'use_arn_region' ? 'false' : 'regional'
    setAwsEnvironment({ config: `[default]\nregion = us-east-1\n${line}\ns3 =\n  ${entry} = ${own}\n` })
    expect((await settle()).endpoint).toMatchObject(expected)
  })

  it('turns dual stack on for S3 Control too, and for no other service', async () => {
    setAwsEnvironment(block('use_dualstack_endpoint = true'))
    expect((await settle({}, 's3control')).endpoint.useDualstackEndpoint).toBe(true)
    expect((await settle({}, 'sqs')).endpoint.useDualstackEndpoint).toBeUndefined()
  })

  it('with an unknown word is an error that names the word', async () => {
    setAwsEnvironment(block('addressing_style = dotted'))
    await expect(settle()).rejects.toThrow('s3.addressing_style of profile "default" is "dotted"')
  })
})

describe('a configuration file that cannot be parsed is an error that names it and says why:', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['UTF-16', Buffer.from('\ufeff[default]\nregion = x\n', 'utf16le'), /it is UTF-16; save it as UTF-8/],
    ['Latin-1', Buffer.from('[profile \u00fc]\n', 'latin1'), /it is not UTF-8; save it as UTF-8/],
    ['a byte order mark', '\ufeff[default]\n', /it begins with a byte order mark/],
    ['a setting outside of any section', 'region = x\n', /line 1 is before the first \[section\]/],
    ['a section twice', '[default]\n[default]\n', /line 2 repeats the section \[default\]/],
    ['a key twice', '[default]\na = 1\nA = 2\n', /line 3 repeats the key a of \[default\]/],
    ['a line without a key', '[default]\nhunter2\n', /line 2 is neither a \[section\] nor `key = value`/],
    [
      'a block with a line without a key',
      '[default]\ns3 =\n  hunter2\n',
      /a line of the block s3 in \[default\]/,
    ],
  ])('%s', async (_, content, says) => {
    for (const variable of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) {
      setAwsEnvironment({})
      const path = process.env[variable] ?? ''
      writeFileSync(path, content)
      const error = await settle({ region: 'us-east-1' }).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'InvalidConfiguration', message: expect.stringMatching(says) })
      expect(String(error)).toContain(`the file ${path} cannot be used: `)
      expect(String(error)).not.toContain('hunter2')
    }
  })
})
